/** The two addresses at which words are taken: notes for staff, and messages for the family. */
import { and, eq } from "drizzle-orm";
import { submissions } from "../../db/schema/forms";
import { replyBlocks } from "../../db/schema/inbox";
import { referrals } from "../../db/schema/referrals";
import type { Tx } from "../../db/client";
import { BLANKS, fillBlanks, type Blank } from "../referrals/reply-blocks";
import { addNote, writeToFamily, type Triage } from "../referrals/triage-referral.server";
import { paths } from "../paths";
import { afterRefusal, mayAsk, saidOnly, type Act } from "./acted.server";
import { checkForm, firstValues, type ProblemCode } from "./form-problems";
import { messageForm, noteForm } from "./request-forms";

export const actOnNote: Act = async (tx, who, fields, now) => {
  if (!(await mayAsk(tx, who))) return undefined;
  const page = paths.request(who.reference);
  const sent = { form: "note", values: fields };
  const checked = checkForm(noteForm, firstValues(fields));
  if (!checked.ok) return { page, slip: { ...sent, problems: checked.problems } };
  const answer = (await isFirst(tx, fields, who, now))
    ? await addNote(tx, { ...who, ...checked.value }, now)
    : { ok: true as const };
  if (!answer.ok) await forgetKey(tx, fields);
  return answer.ok ? { page, slip: saidOnly("note") } : afterRefusal(who, answer, sent);
};

export const actOnMessage: Act = async (tx, who, fields, now) => {
  if (!(await mayAsk(tx, who))) return undefined;
  const page = paths.request(who.reference);
  if (fields.use) return { page, slip: await putBlock(tx, who.reference, fields) };
  const sent = { form: "message", values: fields };
  const checked = checkForm(messageForm, firstValues(fields));
  if (!checked.ok) return { page, slip: { ...sent, problems: checked.problems } };
  const answer = (await isFirst(tx, fields, who, now))
    ? await writeToFamily(tx, { ...who, ...checked.value }, now)
    : { ok: true as const };
  if (!answer.ok) await forgetKey(tx, fields);
  return answer.ok ? { page, slip: saidOnly("message") } : afterRefusal(who, answer, sent);
};

const keyOf = (fields: Record<string, string[]>) => (firstValues(fields).key ?? "").slice(0, 40);

/** Pressed twice, it is written once: the form's key is taken with the first. A form without one is from elsewhere, and
 *  counts each time. */
async function isFirst(
  tx: Tx,
  fields: Record<string, string[]>,
  { reference }: Triage,
  now: Date,
): Promise<boolean> {
  const key = keyOf(fields);
  if (key === "") return true;
  const taken = await tx
    .insert(submissions)
    .values({ key, kind: "words", subject: reference, expiresAt: now })
    .onConflictDoNothing()
    .returning();
  return taken.length > 0;
}

/** It was refused: the same form may be sent again, put right. */
async function forgetKey(tx: Tx, fields: Record<string, string[]>): Promise<void> {
  await tx.delete(submissions).where(eq(submissions.key, keyOf(fields)));
}

const MISSING: Record<Blank, ProblemCode> = {
  date: "dateBlank",
  time: "timeBlank",
  place: "placeBlank",
};

/** Puts the chosen block behind what is written already, to be read and changed before it is sent. */
async function putBlock(tx: Tx, reference: string, fields: Record<string, string[]>) {
  const typed = firstValues(fields);
  const refused = (field: string, code: ProblemCode) => ({
    ...{ form: "message", values: fields },
    problems: [{ field, code }],
  });
  const [found] = await tx
    .select({ text: replyBlocks.text })
    .from(replyBlocks)
    .innerJoin(referrals, eq(referrals.hub, replyBlocks.hub))
    .where(and(eq(referrals.reference, reference), eq(replyBlocks.id, typed.block ?? "")));
  if (!found) return refused("block", "blockMissing");
  const blanks = Object.fromEntries(BLANKS.map((it) => [it, typed[it] ?? ""])) as Record<Blank, string>;
  const filled = fillBlanks(found.text, blanks);
  if ("missing" in filled) return refused(filled.missing, MISSING[filled.missing]);
  const text = [typed.text?.trim(), filled.text].filter(Boolean).join("\n");
  return { form: "message", problems: [], values: { ...fields, text: [text], block: [""] } };
}
