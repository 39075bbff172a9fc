/** What is taught, in the service's own words. */
import { asc, eq, max } from "drizzle-orm";
import type { Db, Tx } from "../../db/client";
import { groups, programmes } from "../../db/schema/groups";
import { markOf } from "../mark.server";
import { hubsWhere, type StaffMember } from "../staff/staff";
import { whatChanged } from "./group-change";
import type { Programme } from "./groups.server";
import { NEW } from "./new-one";
import { recordGroup } from "./record-group.server";
import { missing, refused, type GroupRefusal } from "./run-group";

export type ProgrammeWords = Omit<Programme, "id" | "position">;

const PARTS = [
  ...["name", "summary", "forWhom", "sessionIs", "length", "runBy", "accredited", "dropIn", "askFirst"],
  ...["fromMonths", "toMonths", "expecting", "fromWeeks", "toWeeks", "youngPeople", "example", "active"],
] as ReadonlyArray<keyof ProgrammeWords>;

/** In the order in which families see them; those that rest come too. */
export const listAllProgrammes = (db: Db): Promise<Programme[]> =>
  db.select().from(programmes).orderBy(asc(programmes.position), asc(programmes.name));

export async function findProgrammeRow(db: Db, id: string): Promise<Programme | undefined> {
  const [row] = await db.select().from(programmes).where(eq(programmes.id, id));
  return row;
}

const MOST_SLUG = 60;
/** "Mellow Babies" is "mellow-babies". @returns "" where there is no letter or figure in it */
const slugOf = (name: string) =>
  name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, MOST_SLUG);

/** @param id {@link NEW} for one more. @param mark of how it stood when the page was opened
 *  @returns its id */
export async function saveProgramme(
  tx: Tx,
  staff: StaffMember,
  { id, mark, words }: { id: string; mark?: string | undefined; words: ProgrammeWords },
  now: Date,
): Promise<{ ok: true; id: string } | GroupRefusal> {
  if (hubsWhere(staff, "manageProgrammes").length === 0) return missing;
  const all = await listAllProgrammes(tx);
  const same = all.find((it) => it.name.toLowerCase() === words.name.toLowerCase());
  if (same && same.id !== id) return refused("name", "programmeTaken");
  if (id === NEW) return addProgramme(tx, staff, words, now);
  const before = all.find((it) => it.id === id);
  if (!before) return missing;
  if (mark && mark !== markOf(before)) return refused("form", "groupChanged");
  await tx.update(programmes).set(words).where(eq(programmes.id, id));
  const changed = whatChanged(before, { ...before, ...words }, PARTS);
  const about = { about: id, hub: null, by: staff.id };
  await recordGroup(tx, about, { action: "programme.saved", name: words.name, changed }, now);
  return { ok: true, id };
}

async function addProgramme(tx: Tx, staff: StaffMember, words: ProgrammeWords, now: Date) {
  const id = slugOf(words.name);
  if (id === "" || id === NEW) return refused("name", "programmeLetters");
  if (await findProgrammeRow(tx, id)) return refused("name", "programmeTaken");
  const [last] = await tx.select({ at: max(programmes.position) }).from(programmes);
  await tx.insert(programmes).values({ id, ...words, position: (last?.at ?? 0) + 1 });
  const about = { about: id, hub: null, by: staff.id };
  await recordGroup(tx, about, { action: "programme.added", name: words.name }, now);
  return { ok: true, id } as const;
}

/** How many groups of each programme are not over. */
export async function countGroups(db: Db): Promise<Map<string, number>> {
  const rows = await db.select({ programme: groups.programme, state: groups.state }).from(groups);
  const counts = new Map<string, number>();
  for (const { programme, state } of rows)
    if (state !== "closed") counts.set(programme, (counts.get(programme) ?? 0) + 1);
  return counts;
}
