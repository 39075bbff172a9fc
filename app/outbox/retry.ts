/** When a notice is tried again, and what a failure means. */

const MINUTE = 60_000;
const FIRST_WAITS = [1, 2, 5, 10, 15, 30];
const LATER_WAIT = 30;
const LATER_TRIES = (5 * 24 * 60) / LATER_WAIT;

/** An urgent notice that has waited this long also goes to the fallback inbox. */
export const URGENT_PATIENCE = 15 * MINUTE;
/** A failing destination is probed this often. */
export const PROBE_EVERY = MINUTE;

/** Every `last_code` of a destination that failed as a whole starts with this; others concern one notice. */
export const DOWN = "down:";

/** @param failures how often it has failed by now, from 1. @returns null to give up */
export function retryAt(failures: number, now: Date): Date | null {
  if (failures > FIRST_WAITS.length + LATER_TRIES) return null;
  return new Date(now.getTime() + (FIRST_WAITS[failures - 1] ?? LATER_WAIT) * MINUTE);
}

/** The `last_code` of a mail to a family that waits for a safe time of day. */
export const NOT_NOW = "NOT_NOW";

/** The `last_code` of a mail that one server took and another sent back. */
export const BOUNCED = "bounced";

export interface Failure {
  /** kept as `last_code`: a reply code or an error's name, never a server's words */
  code: string;
  permanent: boolean;
  /** the other side may have it, though it never said so: what follows is marked as a possible repeat */
  maybeSent: boolean;
}

/** Thrown where a notice cannot be sent however often it is tried. */
export class CannotSend extends Error {
  constructor(readonly code: "NO_INBOX" | "NO_RENDERER" | "NOT_FOR_QUEUE") {
    super(code);
  }
}

interface TransportError {
  code?: unknown;
  originalCode?: unknown;
  responseCode?: unknown;
  command?: unknown;
  maybeSent?: unknown;
}

/** Reads what a transport threw. */
export function classify(error: unknown): Failure {
  const it = (typeof error === "object" && error ? error : {}) as TransportError;
  const reply = typeof it.responseCode === "number" ? it.responseCode : undefined;
  const maybeSent = it.maybeSent === true && reply === undefined;
  const name = codeOf({ code: it.originalCode ?? it.code });
  if (reply === undefined) {
    const badAddress = it.code === "EENVELOPE" && it.command === "API";
    return { code: badAddress ? "BAD_ADDRESS" : DOWN + name, permanent: badAddress, maybeSent };
  }
  // before a recipient is named, a refusal is about us (sign-in, sender, greeting): all that waits is concerned
  const aboutThisOne = (it.command === "RCPT TO" || it.command === "DATA") && reply !== 421 && reply !== 503;
  return { code: (aboutThisOne ? "" : DOWN) + reply, permanent: aboutThisOne && reply >= 500, maybeSent };
}

/** A short code that is safe to log: an error's message may quote data. */
export function codeOf(error: unknown): string {
  for (let it = error, depth = 0; typeof it === "object" && it && depth < 5; depth++) {
    const { code, cause } = it as { code?: unknown; cause?: unknown };
    if (typeof code === "string" && /^[\w-]{1,40}$/.test(code)) return code;
    it = cause;
  }
  return "FAULT";
}

export type Reason = "noInbox" | "refused" | "busy" | "unreachable" | "interrupted" | "bounced" | "fault";

/** Why a notice has not arrived, in one of a few kinds that have wording. */
export function reasonOf(code: string | null): Reason {
  if (code === "NO_INBOX") return "noInbox";
  if (code === BOUNCED) return "bounced";
  if (code === "INTERRUPTED") return "interrupted";
  if (code === "BAD_ADDRESS" || code?.startsWith("5")) return "refused";
  if (code?.startsWith("4")) return "busy";
  return code?.startsWith(DOWN) ? "unreachable" : "fault";
}
