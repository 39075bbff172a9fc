/** What the forms of a story's page for moderators lead to. */
import type { Db, Tx } from "../../db/client";
import { listNames } from "../hubs/hubs.server";
import { londonDate } from "../i18n/dates";
import { paths } from "../paths";
import { saveWork } from "../stories/edit-story.server";
import { findHeldStory, type ModerationAnswer, type Moderating } from "../stories/held-story.server";
import type { Known } from "../stories/identifiers";
import { readKnown } from "../stories/known-identifiers.server";
import { holdStory, passStory, secondStory, type MovedAnswer } from "../stories/moderate-story.server";
import { findStoryByReference } from "../stories/story-rows.server";
import { askAuthor, keepAudience, raiseConcern, refuseStory, takeDown } from "../stories/stop-story.server";
import { giveBackStory, readAgain, takeStory } from "../stories/take-story.server";
import { saidOnly } from "./acted.server";
import { actOnReply, keepThanks } from "./act-on-reply.server";
import { checkForm, firstValues, type FieldProblem } from "./form-problems";
import { opensModeration } from "./list-stories.server";
import { findOpenInReply, findOpenMarks } from "./open-marks";
import { listProgrammeNames } from "./story-choices.server";
import type { StaffSlip } from "./staff-slip.server";
import { storyFormOf, storyForms, type StoryCommand } from "./story-forms";
import { afterRefusal, saidMoved, type StorySaid } from "./story-said";
import { findLongParts, findUnscored, findUnticked, readTypedHold, readTypedWork } from "./typed-story";

type Fields = Record<string, string[]>;

/** Read before the transaction: on SQLite everybody else's writes wait for it. */
export interface StoryFacts {
  known: Known;
  hubs: string[];
  programmes: string[];
}

export const readStoryFacts = async (db: Db): Promise<StoryFacts> => ({
  known: await readKnown(db),
  hubs: (await listNames(db)).map((it) => it.id),
  programmes: (await listProgrammeNames(db)).map((it) => it.id),
});

/** @returns where to go, and what to say there; undefined where there is no such story for this person */
export async function actOnStory(
  tx: Tx,
  who: Moderating,
  { fields, facts }: { fields: Fields; facts: StoryFacts },
  now: Date,
): Promise<{ page: string; slip: StaffSlip } | undefined> {
  const form = firstValues(fields).intent ?? "";
  if (!(await mayAct(tx, who, form))) return undefined;
  const checked = checkForm(storyForms, firstValues(fields));
  const slip = checked.ok
    ? await perform(tx, who, checked.value, { fields, facts }, now)
    : refuse(fields, checked.problems);
  return afterwards(tx, who, slip);
}

/** A second reader may not open it any more once they have said what they think of it, nor a moderator whom it has left for
 *  another hub: they read on the list what they did. */
async function afterwards(tx: Tx, { staff, reference }: Moderating, slip: StaffSlip) {
  const row = await findStoryByReference(tx, reference);
  if (row && opensModeration(staff, row)) return { page: paths.staffStory(reference), slip };
  const said: NonNullable<StaffSlip["said"]> = slip.said ?? { key: "storySaved" };
  return { page: paths.staffStories, slip: saidOnly(said.key, said.values) };
}

const OF_SECOND_READERS = ["agree", "sendBack", "concern"];

/** Asked before what was typed is looked at: a refusal of it would say that there is such a story. */
async function mayAct(tx: Tx, who: Moderating, form: string): Promise<boolean> {
  const action = OF_SECOND_READERS.includes(form) ? "secondReadStories" : "moderateStories";
  const row = await findHeldStory(tx, who, action);
  return row !== undefined && opensModeration(who.staff, row);
}

const refuse = (fields: Fields, problems: FieldProblem[], said?: StorySaid): StaffSlip => {
  const slip = { form: storyFormOf(fields), problems, values: fields };
  return said ? { ...slip, said: { key: said } } : slip;
};

async function perform(
  tx: Tx,
  who: Moderating,
  it: StoryCommand,
  typed: { fields: Fields; facts: StoryFacts },
  now: Date,
): Promise<StaffSlip> {
  const said = (answer: ModerationAnswer, key: StorySaid) =>
    answer.ok ? saidOnly(key) : afterRefusal(typed.fields, answer, refuse);
  const went = (answer: MovedAnswer) =>
    answer.ok ? saidOnly(saidMoved(answer.to)) : afterRefusal(typed.fields, answer, refuse);
  switch (it.intent) {
    case "take":
      return said(await takeStory(tx, who, now), "storyTaken");
    case "giveBack":
      return said(await giveBackStory(tx, who, now), "storyGivenBack");
    case "again":
      return said(await readAgain(tx, who, now), "storyAgain");
    case "save":
    case "pass":
      return saveOrPass(tx, who, it.intent, typed, now);
    case "hold": {
      const read = readTypedHold(typed.fields, londonDate(now));
      return read.ok
        ? went(await holdStory(tx, { ...who, ...read.hold }, now))
        : refuse(typed.fields, [read.problem]);
    }
    case "agree":
      return went(await secondStory(tx, { ...who, agree: true, text: "", seen: it.seen }, now));
    case "sendBack": {
      const answer = await secondStory(tx, { ...who, agree: false, text: it.text, seen: "" }, now);
      return answer.ok ? saidOnly("storySentBack") : went(answer);
    }
    case "concern":
      return said(await raiseConcern(tx, { ...who, note: it.text }, now), "storyConcern");
    case "ask":
      return said(await askAuthor(tx, { ...who, text: it.text }, now), "storyAsked");
    case "refuse":
      return said(await refuseStory(tx, { ...who, ...it }, now), "storyRefused");
    case "takeDown":
      return said(await takeDown(tx, { ...who, ...it }, now), "storyHidden");
    case "keepAudience":
      return said(await keepAudience(tx, { ...who, text: it.text }, now), "storyKept");
    case "praise":
      return saidOnly(await keepThanks(tx, who, it, now));
    case "showReply": {
      const problems = findOpenInReply(it, typed.facts.known);
      if (problems.length > 0) return refuse(typed.fields, problems);
      const shown = await actOnReply(tx, who, it, now);
      return shown === "storyConcernOpen" ? refuse(typed.fields, [], shown) : saidOnly(shown);
    }
    case "refuseReply":
      return saidOnly(await actOnReply(tx, who, it, now));
  }
}

/** Whatever stands in the way of passing it, what was typed is saved. */
async function saveOrPass(
  tx: Tx,
  who: Moderating,
  intent: "save" | "pass",
  { fields, facts }: { fields: Fields; facts: StoryFacts },
  now: Date,
): Promise<StaffSlip> {
  const work = readTypedWork(fields, facts);
  const long = findLongParts(work.text);
  if (long.length > 0) return refuse(fields, long);
  const saved = await saveWork(tx, { ...who, ...work }, now);
  if (!saved.ok) return afterRefusal(fields, saved, refuse);
  if (intent === "save") return saidOnly("storySaved");
  const read = readTypedHold(fields, londonDate(now));
  const problems = [
    ...findOpenMarks(work, facts.known),
    ...findUnscored(work),
    ...findUnticked(fields),
    ...(read.ok ? [] : [read.problem]),
  ];
  if (problems.length > 0 || !read.ok) return refuse(fields, problems);
  const { looked, audience } = work;
  const passed = await passStory(tx, { ...who, ...read.hold, looked, audience, known: facts.known }, now);
  return passed.ok ? saidOnly(saidMoved(passed.to)) : afterRefusal(fields, passed, refuse);
}
