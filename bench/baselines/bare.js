/** The least a node server can do for a page: kept bytes out of memory, by address. It fetches them from the portal
 *  (PORTAL) once, so that it sends what the portal sent, headers too, and thinks about nothing. */
import { createServer, get } from "node:http";

const OWN = new Set(["date", "connection", "keep-alive"]);

/** @param {string} path. @returns what is sent for it: headers as writeHead takes them quickest, and the body */
const fetchPage = (path) =>
  new Promise((found, failed) => {
    get(process.env.PORTAL + path, { headers: { "accept-encoding": "gzip" } }, async (response) => {
      if (response.statusCode !== 200) return failed(new Error(`${response.statusCode} for ${path}`));
      const { rawHeaders } = response;
      // names and values in turn; node itself sends its own three with every answer
      const headers = rawHeaders.filter((_, i) => !OWN.has(rawHeaders[i - (i % 2)].toLowerCase()));
      found({ headers, body: Buffer.concat(await response.toArray()) });
    }).on("error", failed);
  });

const pages = new Map();
for (const path of process.env.PATHS.split(" ")) pages.set(path, await fetchPage(path));

const server = createServer((req, res) => {
  const { headers, body } = pages.get(req.url);
  res.writeHead(200, headers);
  res.end(body);
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
process.on("SIGTERM", () => process.exit(0));
