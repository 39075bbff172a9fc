const SECONDS = 1000;
const AT_ONCE = 200;
/** What is returned of a mail begins after a few kilobytes, and its head is what counts. */
const MOST_BYTES = 256 * 1024;

/** Shows every mail that was not seen yet, the oldest first, and marks it as seen once `handle` is done with it.
 *  @param url imaps://user:password@host:993/FOLDER, each part percent-encoded
 *  @param handle gets the beginning of a mail. @returns false to be shown it again another time
 *  @throws where the mailbox does not answer, or `handle` does */
export async function readUnseen(
  url: string,
  handle: (source: Buffer) => Promise<boolean>,
  timeout = 60 * SECONDS,
): Promise<void> {
  const { client, folder } = await clientOf(url);
  // a connection that breaks says so to whoever waits for an answer; without a listener it would end the process
  client.on("error", () => undefined);
  const late = setTimeout(() => client.close(), timeout);
  try {
    await client.connect();
    await client.mailboxOpen(folder);
    const uids = (await client.search({ seen: false }, { uid: true })) || [];
    for (const uid of uids.slice(0, AT_ONCE)) {
      const one = String(uid);
      const mail = await client.fetchOne(
        one,
        { uid: true, source: { start: 0, maxLength: MOST_BYTES } },
        { uid: true },
      );
      const done = !mail || !mail.source || (await handle(mail.source));
      if (done) await client.messageFlagsAdd(one, ["\\Seen"], { uid: true });
    }
    await client.logout();
  } finally {
    clearTimeout(late);
    client.close();
  }
}

async function clientOf(url: string) {
  // most portals read no mailbox: it is loaded by the first that does
  const { ImapFlow } = await import("imapflow");
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const secure = protocol === "imaps:";
  const client = new ImapFlow({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (secure ? 993 : 143),
    secure,
    // only on this machine itself
    ...(secure ? {} : { doSTARTTLS: false }),
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 10 * SECONDS,
    greetingTimeout: 10 * SECONDS,
    socketTimeout: 30 * SECONDS,
  });
  return { client, folder: decodeURIComponent(pathname.slice(1)) || "INBOX" };
}
