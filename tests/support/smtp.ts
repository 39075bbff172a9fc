/** A real SMTP server on loopback that does as it is told. */
import type { Socket } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type SmtpMood =
  | "accept"
  | "busyAtRcpt"
  | "unknownAtRcpt"
  | "refuseAfterData"
  | "refuseSender"
  | "hangAtGreeting"
  | "hangAfterData"
  | "dropBeforeData"
  | "dropAfterData";

export interface TestSmtp {
  url: string;
  port: number;
  mood: SmtpMood;
  /** recipients that are refused with 550, whatever the mood */
  unknown: Set<string>;
  /** every mail whose last line arrived, also where the server then kept silent */
  mails: ParsedMail[];
  /** mails as they came over the wire */
  raw: string[];
  connections: number;
  close(): Promise<void>;
}

export async function testSmtp(port = 0, options: SMTPServerOptions = {}): Promise<TestSmtp> {
  const reply = (responseCode: number) => Object.assign(new Error("told to"), { responseCode });
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    closeTimeout: 100,
    logger: false,
    onConnect(_session, done) {
      it.connections++;
      if (it.mood !== "hangAtGreeting") done();
    },
    onMailFrom(_address, _session, done) {
      done(it.mood === "refuseSender" ? reply(550) : null);
    },
    onRcptTo({ address }, _session, done) {
      if (it.mood === "dropBeforeData") return drop();
      if (it.mood === "busyAtRcpt") return done(reply(450));
      done(it.mood === "unknownAtRcpt" || it.unknown.has(address) ? reply(550) : null);
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const bytes = Buffer.concat(chunks);
        it.raw.push(bytes.toString());
        void simpleParser(bytes).then((mail) => {
          it.mails.push(mail);
          if (it.mood === "dropAfterData") return drop();
          if (it.mood === "hangAfterData") return;
          done(it.mood === "refuseAfterData" ? reply(554) : null);
        });
      });
    },
    ...options,
  });
  server.on("error", () => undefined);

  function drop(): void {
    const open = server.connections as unknown as Set<{ _socket: Socket }>;
    for (const connection of open) connection._socket.destroy();
  }

  const it: TestSmtp = {
    url: "",
    port: 0,
    mood: "accept",
    unknown: new Set(),
    mails: [],
    raw: [],
    connections: 0,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.server.address();
  if (!address || typeof address === "string") throw new Error("The test server has no port");
  it.port = address.port;
  it.url = `smtp://127.0.0.1:${address.port}`;
  return it;
}
