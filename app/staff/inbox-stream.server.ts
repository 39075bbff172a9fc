/** Tells an open inbox that its list has changed. It says that something is new and never what: the page then asks for
 *  the list, which is on record like any other reading. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { store } from "../db.server";
import { findCookie } from "../http/cookies.server";
import { languageOf } from "../http/language.server";
import { translator } from "../i18n/i18n.server";
import type { Translate } from "../i18n/words";
import { readFilter } from "../referrals/inbox-filter";
import { countNews, listInbox } from "../referrals/list-inbox.server";
import { readMark } from "../referrals/list-mark.server";
import { findSession } from "./session.server";
import { hubsWhere } from "./staff";

const EVERY_MS = 4_000;
/** Now and then something must be sent, or a proxy takes the connection for dead. */
const SIGN_OF_LIFE_EVERY = 5;
const MOST_FOR_ONE = 4;

const ending = new AbortController();
const openBySession = new Map<string, number>();

/** For an orderly end: a stream would hold it up for ever. */
export const endStreams = () => ending.abort();

/** @param query of the inbox that is shown. Answers 204 where nobody is signed in, which tells a browser not to ask again */
export async function streamInbox(
  req: IncomingMessage,
  res: ServerResponse,
  query: URLSearchParams,
): Promise<void> {
  const token = findCookie(req.headers.cookie, "staff");
  // a stream is no sign that somebody is there
  const find = async () => (token ? findSession(store, token, new Date(), true) : undefined);
  const first = await find();
  const open = openBySession.get(first?.session.id ?? "") ?? 0;
  const refused = !first || hubsWhere(first.staff, "seeTasks").length === 0;
  if (refused || open >= MOST_FOR_ONE || ending.signal.aborted) {
    res.statusCode = 204;
    res.end();
    return;
  }
  const { id } = first.session;
  openBySession.set(id, open + 1);
  const gone = new AbortController();
  res.on("close", () => gone.abort());
  const over = AbortSignal.any([gone.signal, ending.signal]);
  try {
    res.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-store" });
    res.write(`retry: ${EVERY_MS}\n\n`);
    const t = translator(languageOf(req.headers).code);
    await tell(res, { query, find, over, t });
  } finally {
    const left = (openBySession.get(id) ?? 1) - 1;
    if (left > 0) openBySession.set(id, left);
    else openBySession.delete(id);
    res.end();
  }
}

const LONGEST_MS = 10 * 60 * 60_000;

/** When the page was made: a connection that breaks and comes back goes on counting from there. */
function sinceWhen(asked: string | null, now: Date): Date {
  const ms = /^\d{13}$/.test(asked ?? "") ? Number(asked) : NaN;
  return ms <= now.getTime() && now.getTime() - ms < LONGEST_MS ? new Date(ms) : now;
}

interface Told {
  query: URLSearchParams;
  find: () => ReturnType<typeof findSession>;
  over: AbortSignal;
  t: Translate;
}

/** Until the browser goes, the session ends or the portal does. */
async function tell(res: ServerResponse, { query, find, over, t }: Told): Promise<void> {
  const since = sinceWhen(query.get("since"), new Date());
  const filter = readFilter(query);
  let last = "";
  for (let turn = 1; !over.aborted; turn++) {
    const signedIn = await find();
    if (!signedIn) return;
    const now = new Date();
    const { rows } = await listInbox(store.read, signedIn.staff, filter, query.get("after"), now);
    const mark = await readMark(store.read, signedIn.staff.id, rows, now);
    const count = await countNews(store.read, signedIn.staff, since);
    const line = JSON.stringify({ mark, text: count ? t("desk:live.new", { count }) : "" });
    if (line !== last) res.write(`event: list\ndata: ${line}\n\n`);
    else if (turn % SIGN_OF_LIFE_EVERY === 0) res.write(":\n\n");
    last = line;
    await wait(EVERY_MS, undefined, { signal: over }).catch(() => undefined);
  }
}
