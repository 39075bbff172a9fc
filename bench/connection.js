/** A keep-alive HTTP/1.1 connection on a bare socket: a load maker must cost less than what it measures. */
import { connect } from "node:net";

/**
 * @typedef {{ status: number, head: string, body: Buffer }} Answer
 */

const END = Buffer.from("\r\n\r\n");

/** @param {{ method?: string, path: string, headers?: Record<string, string>, body?: string }} request
 *  @returns the bytes of it, to be sent once or many times */
export function bytesOf({ method = "GET", path, headers = {}, body }) {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    ...Object.entries(headers).map(([name, it]) => `${name}: ${it}`),
  ];
  if (!headers.host) lines.push("host: localhost");
  if (body !== undefined)
    lines.push(
      "content-type: application/x-www-form-urlencoded",
      `content-length: ${Buffer.byteLength(body)}`,
    );
  return Buffer.from(`${lines.join("\r\n")}\r\n\r\n${body ?? ""}`);
}

export class Connection {
  #socket;
  #got = Buffer.alloc(0);
  /** @type {{ resolve: (it: Answer) => void, reject: (it: Error) => void } | undefined} */
  #waiting;

  /** @param {string} url */
  constructor(url) {
    const { hostname, port } = new URL(url);
    this.#socket = connect(Number(port), hostname === "localhost" ? "127.0.0.1" : hostname);
    this.#socket.setNoDelay(true);
    this.#socket.on("data", (chunk) => {
      this.#got = this.#got.length ? Buffer.concat([this.#got, chunk]) : chunk;
      this.#read();
    });
    this.#socket.on("error", (error) => this.#waiting?.reject(error));
    this.#socket.on("close", () => this.#waiting?.reject(new Error("The server closed the connection")));
  }

  /** One at a time. @param {Buffer} bytes as {@link bytesOf} gives. @returns {Promise<Answer>} */
  send(bytes) {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(bytes);
    });
  }

  close() {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #read() {
    const at = this.#got.indexOf(END);
    if (at < 0) return;
    const head = this.#got.latin1Slice(0, at);
    const start = at + 4;
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    const status = Number(head.slice(9, 12));
    if (length !== undefined || status === 304) {
      const end = start + Number(length ?? 0);
      if (this.#got.length >= end) this.#finish(status, head, this.#got.subarray(start, end), end);
      return;
    }
    const chunked = readChunks(this.#got, start);
    if (chunked) this.#finish(status, head, chunked.body, chunked.end);
  }

  /** @param {number} status @param {string} head @param {Buffer} body @param {number} end */
  #finish(status, head, body, end) {
    this.#got = this.#got.subarray(end);
    const { resolve } = this.#waiting ?? { resolve: () => undefined };
    this.#waiting = undefined;
    resolve({ status, head, body });
  }
}

/** @param {Buffer} bytes @param {number} start. @returns undefined while the last chunk is not there */
function readChunks(bytes, start) {
  const parts = [];
  for (let at = start; ;) {
    const line = bytes.indexOf("\r\n", at);
    if (line < 0) return undefined;
    const size = parseInt(bytes.latin1Slice(at, line), 16);
    const next = line + 2 + size;
    if (bytes.length < next + 2) return undefined;
    if (size === 0) return { body: Buffer.concat(parts), end: next + 2 };
    parts.push(bytes.subarray(line + 2, next));
    at = next + 2;
  }
}
