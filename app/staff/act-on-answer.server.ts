import type { Tx } from "../../db/client";
import {
  changeAnswer,
  giveAnswer,
  keepDraft,
  passAnswer,
  sendBackAnswer,
  takeBackAnswer,
  type AnswerOutcome,
  type AnswerRefusal,
} from "../stories/answer-story.server";
import { mayReadStory } from "../stories/may-read-story";
import { planChange } from "../stories/story-changes.server";
import { findStoryByReference, listHubsOf, type StoryRow } from "../stories/story-rows.server";
import { actOnChange, afterChangeRefusal } from "./act-on-change.server";
import { saidOnly } from "./acted.server";
import { answerFormOf, answerForms, checkAnswerForm, type AnswerCommand } from "./answer-forms";
import { firstValues } from "./form-problems";
import { may, type Action, type StaffMember } from "./staff";
import type { StaffSlip } from "./staff-slip.server";

/** Who may do what with it: at any hub that the story is about. */
const NEEDS = {
  ...{ look: "answerStories", keep: "answerStories", give: "answerStories", change: "answerStories" },
  ...{ pass: "checkAnswers", sendBack: "checkAnswers", takeBack: "checkAnswers" },
  ...{ plan: "planChanges", replan: "planChanges", made: "planChanges", dropped: "planChanges" },
} as const satisfies Record<AnswerCommand["intent"], Action>;

/** Takes one form of the page on which a story is answered, whatever was typed.
 *  @returns what to say there; undefined where there is no such story for this person, or they may not do that with it */
export async function actOnAnswer(
  tx: Tx,
  { staff, reference }: { staff: StaffMember; reference: string },
  fields: Record<string, string[]>,
  now: Date,
): Promise<StaffSlip | undefined> {
  const story = await findStoryByReference(tx, reference);
  const hubs = story ? await listHubsOf(tx, story.id) : [];
  if (!story || !mayReadStory(staff, story, hubs)) return undefined;
  const intent = firstValues(fields).intent ?? "";
  if (!Object.hasOwn(NEEDS, intent)) return undefined;
  const able = hubs.filter((it) => may(staff, NEEDS[intent as keyof typeof NEEDS], it));
  const [hub] = able;
  if (hub === undefined) return undefined;
  const checked = checkAnswerForm<AnswerCommand>(answerForms, fields);
  if (!checked.ok) return { form: answerFormOf(fields), problems: checked.problems, values: fields };
  return perform(tx, { staff, story, hub }, checked.value, fields, now);
}

async function perform(
  tx: Tx,
  { staff, story, hub }: { staff: StaffMember; story: StoryRow; hub: string },
  command: AnswerCommand,
  values: Record<string, string[]>,
  now: Date,
): Promise<StaffSlip | undefined> {
  const of = { story: story.id, by: staff.id };
  const look: StaffSlip = { form: "answer", problems: [], values, preview: true };
  switch (command.intent) {
    case "look":
      return look;
    case "keep":
      return said(await keepDraft(tx, { ...of, ...command }, now), values);
    case "give":
      // something was changed since it was looked at
      if (command.seen !== command.text) return look;
      return said(await giveAnswer(tx, { ...of, ...command }, now), values);
    case "change":
      // a further answer is another one
      return said(await changeAnswer(tx, { ...of, ...command }, now), { ...values, id: [] });
    case "pass":
      return said(await passAnswer(tx, { ...of, ...command }, now));
    case "sendBack":
      return said(await sendBackAnswer(tx, { ...of, ...command }, now));
    case "takeBack":
      return said(await takeBackAnswer(tx, { ...of, ...command }, now));
    case "plan": {
      const outcome = await planChange(tx, { ...of, ...command, hub, dueOn: command.due }, now);
      return outcome === "done" ? saidOnly("changePlanned") : afterChangeRefusal(outcome, values);
    }
    default:
      return actOnChange(tx, staff, command, values, now);
  }
}

const DONE = {
  kept: "answerKept",
  given: "answerGiven",
  toCheck: "answerToCheck",
  sentBack: "answerSentBack",
  takenBack: "answerTakenBack",
} as const;
const REFUSED = {
  notShown: "storyNotShown",
  noFace: "answerNoFace",
  gone: "answerGone",
  tooLate: "answerTooLate",
  ownAnswer: "answerOwn",
} as const satisfies Record<AnswerRefusal, string>;

/** @param values what was typed, where that must not be lost: it stands in the form for a further answer then */
function said(outcome: AnswerOutcome, values?: Record<string, string[]>): StaffSlip {
  if (outcome in DONE) return saidOnly(DONE[outcome as keyof typeof DONE]);
  const code = REFUSED[outcome as AnswerRefusal];
  return values ? { form: "answer", problems: [{ field: "text", code }], values } : saidOnly(code);
}
