/** As much of an IMAP server, on loopback, as it takes to read a mailbox. */
import { createServer, type Socket } from "node:net";

export interface TestMail {
  source: string;
  seen: boolean;
}

export interface TestImap {
  url: string;
  mails: TestMail[];
  /** every command, without its tag and without what a LOGIN says */
  asked: string[];
  /** called before a mail is marked, as a process that dies then would see it */
  onStore: (() => void) | undefined;
  refuse: boolean;
  close(): Promise<void>;
}

const PASSWORD = "p@ss word/1";

export async function testImap(): Promise<TestImap> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    const say = (line: string) => socket.write(`${line}\r\n`);
    if (it.refuse) return void socket.end("* BYE not now\r\n");
    say("* OK [CAPABILITY IMAP4rev1] ready");
    let rest = "";
    socket.on("data", (chunk) => {
      rest += chunk.toString("latin1");
      for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        answer(line, say, socket);
      }
    });
  });

  function answer(line: string, say: (line: string) => void, socket: Socket): void {
    const [, tag, command] = /^(\S+) (.*)$/.exec(line) ?? ["", "*", ""];
    const done = (what = "OK done") => say(`${tag} ${what}`);
    const login = /^LOGIN "?([^" ]+)"? "(.*)"$/i.exec(command);
    it.asked.push(login ? "LOGIN" : command);
    if (login)
      return done(login[1] === "me@here" && login[2] === PASSWORD ? "OK in" : "NO [AUTHENTICATIONFAILED] no");
    if (/^CAPABILITY/i.test(command)) say("* CAPABILITY IMAP4rev1");
    if (/^(LIST|LSUB) /i.test(command)) say('* LIST () "/" INBOX');
    if (/^(SELECT|EXAMINE) /i.test(command)) {
      say("* FLAGS (\\Seen)");
      say(`* ${it.mails.length} EXISTS`);
      say("* OK [UIDVALIDITY 1] ok");
      say(`* OK [UIDNEXT ${it.mails.length + 1}] ok`);
      return done("OK [READ-WRITE] selected");
    }
    if (/^UID SEARCH /i.test(command))
      say(`* SEARCH ${it.mails.flatMap((mail, at) => (mail.seen ? [] : [at + 1])).join(" ")}`.trim());
    const fetch = /^UID FETCH (\d+) .*BODY\.PEEK\[\](?:<0\.(\d+)>)?/i.exec(command);
    if (fetch) {
      const uid = Number(fetch[1]);
      const source = it.mails[uid - 1]!.source.slice(0, Number(fetch[2]) || undefined);
      const origin = fetch[2] ? "<0>" : "";
      socket.write(`* ${uid} FETCH (UID ${uid} BODY[]${origin} {${source.length}}\r\n`, "latin1");
      socket.write(`${source})\r\n`, "latin1");
    }
    const store = /^UID STORE (\d+) \+FLAGS/i.exec(command);
    if (store) {
      it.onStore?.();
      if (socket.destroyed) return;
      it.mails[Number(store[1]) - 1]!.seen = true;
    }
    if (/^LOGOUT/i.test(command)) say("* BYE");
    done();
  }

  const it: TestImap = {
    url: "",
    mails: [],
    asked: [],
    onStore: undefined,
    refuse: false,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address() as { port: number };
  it.url = `imap://me%40here:${encodeURIComponent(PASSWORD)}@127.0.0.1:${address.port}/INBOX`;
  return it;
}
