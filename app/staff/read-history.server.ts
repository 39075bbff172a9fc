/** Everything that happened to a request, with who did it, and what of it is new to whoever looks. */
import { PORTAL } from "../audit/portal";
import { asc, eq } from "drizzle-orm";
import { referralEvents } from "../../db/schema/referrals";
import type { Db } from "../../db/client";
import { readThread } from "../referrals/messages.server";
import { readNotes } from "../referrals/notes.server";
import { readOtherHome } from "../referrals/other-home.server";
import type { EventDetail, EventKind } from "../referrals/referral";
import { unseal } from "../vault/seal.server";
import { findStaffNames } from "./staff-names.server";

/** What is shown of an event: a note's words too, which have a table of their own. */
type Shown = Omit<EventDetail, "note"> & { note: { text: string } };

/** Something that happened, with who did it: null is the family, and the portal is itself. */
export type HistoryEntry = {
  [K in EventKind]: {
    kind: K;
    at: Date;
    by: string | null;
    /** somebody else did it since this person last opened the request */
    isNew: boolean;
    detail: Shown[K] | null;
  };
}[EventKind];

export interface ThreadLine {
  at: Date;
  /** null: the family */
  by: string | null;
  isNew: boolean;
  /** the family does not see it any more: it names the other home */
  withheld: boolean;
  text: string;
}

/** @param parts requests that were merged into it: of them the messages alone
 *  @returns both oldest first, and when `reader` opened it the time before this one; null where never */
export async function readHistory(
  db: Db,
  [referral, ...parts]: [string, ...string[]],
  reader: string,
): Promise<{ history: HistoryEntry[]; thread: ThreadLine[]; lastOpened: Date | null }> {
  const rows = await db
    .select()
    .from(referralEvents)
    .where(eq(referralEvents.referral, referral))
    .orderBy(asc(referralEvents.at), asc(referralEvents.id));
  const notes = await readNotes(db, referral);
  const threads = await Promise.all([referral, ...parts].map((id) => readThread(db, id)));
  const thread = threads.flat().sort((a, b) => a.at.getTime() - b.at.getTime());
  const openings = rows.filter((it) => it.kind === "opened" && it.by === reader);
  const lastOpened = openings.at(-2)?.at ?? null;
  const isNew = (it: { at: Date; by: string | null }) =>
    lastOpened !== null && it.at > lastOpened && it.by !== reader;

  const entries = rows.map(({ id, kind, at, by, sealed }) => {
    const note = notes.get(id);
    const detail = sealed ? unseal({ table: "referral_events", row: id }, sealed) : null;
    const shown = note === undefined ? detail : { text: note };
    return { kind, at, by, isNew: isNew({ at, by }), detail: shown } as HistoryEntry;
  });
  const heirs = entries.flatMap((it) => (it.kind === "handedOver" && it.detail ? [it.detail.to] : []));
  const nameOf = await readNames(db, [...entries.map((it) => it.by), ...heirs]);
  const history = entries.map((it): HistoryEntry => {
    const by = nameOf(it.by);
    if (it.kind !== "handedOver" || !it.detail) return { ...it, by };
    return { ...it, by, detail: { ...it.detail, to: nameOf(it.detail.to) ?? "" } };
  });
  const namesOther = await readOtherHome(db, referral);
  const said = thread.map(({ at, by, text }) => {
    const withheld = by !== null && namesOther(text);
    return { at, by: nameOf(by), isNew: isNew({ at, by }), withheld, text };
  });
  return { history, thread: said, lastOpened };
}

/** @returns the name of a member of staff; the family and the portal stay as they are */
async function readNames(db: Db, ids: Array<string | null>): Promise<(id: string | null) => string | null> {
  const names = await findStaffNames(db, ids);
  return (id) => (id === null || id === PORTAL ? id : (names.get(id)?.name ?? ""));
}
