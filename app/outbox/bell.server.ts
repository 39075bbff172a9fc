/** Rung after a commit that announced something, so that the worker in this process need not wait for its turn. */
import { EventEmitter } from "node:events";

const bell = new EventEmitter();

export const ringBell = () => void bell.emit("ring");

/** @returns a function that stops listening */
export function onAnnounced(listener: () => void): () => void {
  bell.on("ring", listener);
  return () => bell.off("ring", listener);
}
