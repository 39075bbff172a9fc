import type { Tx } from "../../db/client";

/** @param n of the public story. @param terms words and tags by which it is found */
export async function addToIndex(_tx: Tx, _n: number, _terms: readonly string[]): Promise<void> {}

/** @param terms as they were when it was added */
export async function removeFromIndex(_tx: Tx, _n: number, _terms: readonly string[]): Promise<void> {}
