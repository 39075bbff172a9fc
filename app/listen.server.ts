/** A server that takes requests until it is told to end, and then ends in order. */
import type { Server } from "node:http";
import type { ListenOptions } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { store } from "./db.server";
import { loadAssets } from "./http/assets.server";
import { createPortalServer, type Answers } from "./http/server.server";
import { endStreams } from "./staff/inbox-stream.server";

/** What is in flight has this long to end after SIGTERM. */
const GRACE_MS = 10_000;

export function listen(answers: Answers, at: ListenOptions): Promise<Server> {
  loadAssets();
  const server = createPortalServer(answers);
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(at, () => resolve(server));
  });
}

export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGTERM", () => resolve());
    process.once("SIGINT", () => resolve());
  });
}

/** Finishes what is in flight. @param beside what else has to end, begun at once */
export async function endInOrder(
  server: Server | undefined,
  beside: Array<Promise<void>> = [],
): Promise<void> {
  endStreams();
  const ended = Promise.all([server && close(server), ...beside]).then(() => store.close());
  await Promise.race([ended, wait(GRACE_MS, undefined, { ref: false })]);
  server?.closeAllConnections();
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // a connection kept open after its last answer would hold the process for seconds
    const sweep = setInterval(() => server.closeIdleConnections(), 100);
    server.close(() => {
      clearInterval(sweep);
      resolve();
    });
  });
}
