/** A worker says how families see them: their own name, role and picture, and nobody else's. That they put a picture here is
 *  their consent, and taking it away takes it from every page. */
import { eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { staffFaces } from "../../db/schema/public-stories";
import { record } from "../audit/audit.server";
import { randomToken } from "../random.server";
import { listAnsweredBy } from "./answers.server";
import type { CleanPhoto } from "./clean-photo";
import { remakePublic } from "./public-story.server";
import { getHeldStory, type StoryRow } from "./story-rows.server";

/** Answers that were given keep the name under which they were. */
export async function saveFace(
  tx: Tx,
  staffId: string,
  { name, role }: { name: string; role: string },
  now: Date,
): Promise<void> {
  await tx
    .insert(staffFaces)
    .values({ staff: staffId, name, role, photoId: null, photo: null })
    .onConflictDoUpdate({ target: staffFaces.staff, set: { name, role } });
  await record(tx, entry(staffId, "face.saved"), now);
}

/** @returns false for whoever has no name for families yet */
export async function savePhoto(
  tx: Tx,
  staffId: string,
  { bytes }: Pick<CleanPhoto, "bytes">,
  now: Date,
): Promise<boolean> {
  const photo = Buffer.from(bytes).toString("base64");
  // an address of its own: browsers keep the picture of the old one
  const saved = await setPhoto(tx, staffId, { photo, photoId: randomToken() });
  if (saved) await record(tx, entry(staffId, "face.photo"), now);
  return saved;
}

/** From every page at once. @param by staff id of whoever removes it, where it is not the worker */
export async function removePhoto(tx: Tx, staffId: string, now: Date, by = staffId): Promise<void> {
  const [face] = await tx.select().from(staffFaces).where(eq(staffFaces.staff, staffId));
  if (!face?.photoId) return;
  await setPhoto(tx, staffId, { photo: null, photoId: null });
  await record(tx, { ...entry(staffId, "face.photoRemoved"), actor: by }, now);
}

async function setPhoto(
  tx: Tx,
  staffId: string,
  to: { photo: string | null; photoId: string | null },
): Promise<boolean> {
  const set = await tx
    .update(staffFaces)
    .set(to)
    .where(eq(staffFaces.staff, staffId))
    .returning({ staff: staffFaces.staff });
  const answered: StoryRow[] = [];
  // all of them before the first is shown anew: whoever shows one holds it, and waits for those that show another
  for (const story of await listAnsweredBy(tx, staffId)) answered.push(await getHeldStory(tx, story));
  for (const row of answered) await remakePublic(tx, row);
  return set.length > 0;
}

const entry = (staffId: string, action: string) => ({
  actor: staffId,
  action,
  subjectKind: "staff",
  subject: staffId,
});
