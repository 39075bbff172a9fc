/** A bare server of recorded answers: the least that any server could do with these bytes. RECORDED is a file of
 *  `{ "/path": { status, headers: [[name, value], …], body: base64 } }`. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const answers = new Map(
  Object.entries(JSON.parse(readFileSync(process.env.RECORDED, "utf8"))).map(([path, it]) => [
    path,
    { ...it, headers: it.headers.flat(), body: Buffer.from(it.body, "base64") },
  ]),
);

const server = createServer((req, res) => {
  const answer = answers.get(req.url);
  if (!answer) return res.writeHead(404).end();
  res.writeHead(answer.status, answer.headers).end(answer.body);
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
process.once("SIGTERM", () => process.exit());
