import type { IncomingMessage } from "node:http";

/** A form of ours with everything filled to its limits is under 100 kB; Remix itself sets no limit. */
const MOST_BYTES = 256 * 1024;
/** Read and thrown away so that the browser hears the answer; beyond this the connection is cut. */
const MOST_DISCARDED = 16 * 1024 * 1024;

/** @returns the body, or null where it was longer than any form of ours */
export async function readBody(req: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_DISCARDED) throw new Error("A body too long to discard");
    if (length <= MOST_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return length > MOST_BYTES ? null : Buffer.concat(chunks);
}
