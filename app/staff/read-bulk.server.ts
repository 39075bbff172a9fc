/** The page of several requests: what they are, what can be done with them, what was. */
import type { Store } from "../../db/client";
import { listColleagues } from "../referrals/hand-over.server";
import { readListed } from "../referrals/inbox.server";
import { listLabels } from "../referrals/labels.server";
import { commandOf, findBulk, listItems, previewMark, undoUntil } from "./bulk.server";
import type { StaffMember } from "./staff";

export type BulkView = NonNullable<Awaited<ReturnType<typeof readBulk>>>;

/** @returns undefined where there is none of this person's */
export async function readBulk(store: Store, staff: StaffMember, id: string, now: Date) {
  const row = await findBulk(store.read, staff, id);
  if (!row) return undefined;
  const items = await listItems(store.read, id);
  const listed = await readListed(
    store,
    staff,
    items.map((it) => it.item.referral),
    now,
  );
  const hubs = [...new Set(items.map((it) => it.hub))];
  const lists = await Promise.all(hubs.map((hub) => listColleagues(store.read, hub)));
  const [first = [], ...others] = lists;
  const until = undoUntil(row);
  return {
    id,
    command: commandOf(row),
    mark: previewMark(row),
    done: row.doneAt !== null,
    undone: row.undoneAt !== null,
    /** null once it is too late */
    undoUntil: until && until > now && !row.undoneAt ? until : null,
    items: items.map(({ item, reference }) => ({
      reference,
      askFor: listed.find((it) => it.reference === reference)?.askFor ?? null,
      state: listed.find((it) => it.reference === reference)?.state ?? null,
      urgent: listed.find((it) => it.reference === reference)?.urgent ?? false,
      unread: listed.find((it) => it.reference === reference)?.unread ?? false,
      refused: item.refused,
    })),
    /** who works at every hub of these */
    colleagues: first.filter((it) => others.every((list) => list.some((other) => other.id === it.id))),
    labels: await listLabels(
      store.read,
      hubs.filter((it) => it !== null),
    ),
  };
}
