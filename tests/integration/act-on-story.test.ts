/** The forms of a story's page for moderators: all that is missing is said at once, what reaches somebody comes out, and
 *  whoever may not open the story any more reads elsewhere what they did. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Tx } from "../../db/client";
import { paths } from "../../app/paths";
import { randomToken } from "../../app/random.server";
import { actOnStory } from "../../app/staff/act-on-story.server";
import { findOpenInReply } from "../../app/staff/open-marks";
import { CHECKLIST } from "../../app/stories/moderation";
import { giveAnswer } from "../../app/stories/answer-story.server";
import { copyMark, secondMark } from "../../app/stories/copy-mark.server";
import { listReplies } from "../../app/stories/replies.server";
import { replyToAnswer } from "../../app/stories/reply-to-answer.server";
import { saveFace } from "../../app/stories/save-face.server";
import { showStory } from "../../app/stories/show-story.server";
import { readTexts } from "../../app/stories/story-rows.server";
import { takeStory } from "../../app/stories/take-story.server";
import type { StoryText } from "../../app/stories/story";
import { testDatabase, type TestDatabase } from "../support/database";
import { addColleague, addHubs, MONDAY, type Colleague } from "../support/staff";
import { pass, storyOf, tell } from "../support/stories";

const KNOWN = { names: [], places: [], authorNames: [] };
const facts = { known: KNOWN, hubs: ["hamilton", "lanark"], programmes: [] };

let db: TestDatabase;
let [struan, una, morag]: Colleague[] = [];
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
  struan = await addColleague(db.store, "moderator", "hamilton");
  una = await addColleague(db.store, "moderator", "hamilton");
  morag = await addColleague(db.store, "service_manager");
});
afterAll(() => db.close());

type Fields = Record<string, string[]>;
const act = (staff: Colleague, reference: string, fields: Fields) =>
  db.store.transaction((tx) => actOnStory(tx, { staff, reference }, { fields, facts }, MONDAY));

async function taken(text: Partial<StoryText> = {}) {
  const told = await tell(db.store, { text }, MONDAY);
  const who = { staff: struan!, reference: told.reference };
  await db.store.transaction((tx) => takeStory(tx, who, MONDAY));
  return told;
}

/** As the page sends it, with nothing changed. */
async function formOf(id: string, more: Fields): Promise<Fields> {
  const { original, copy } = await readTexts(db.store.read, id);
  const text = (copy ?? original)!;
  const parts: Array<[string, string[]]> = Object.entries(text).map(([part, words]) => [
    `part-${part}`,
    [words],
  ]);
  const fixed = { intent: ["pass"], seen: [copyMark(text)], audience: ["public"], hub: ["hamilton"] };
  return { ...Object.fromEntries(parts), ...fixed, ...more };
}

const ALL = { check: [...CHECKLIST], criticism: ["1"], safety: ["0"] };
const codes = (acted: Awaited<ReturnType<typeof act>>) =>
  acted!.slip.problems.map((it) => `${it.field} ${it.code}`);

test("all that is missing is said at once", async () => {
  const { id, reference } = await taken({ happened: "It was on 3 May 2024. Ring 07700 900123." });
  expect(codes(await act(struan!, reference, await formOf(id, {})))).toEqual([
    "part-happened storyComesOut",
    "looked storyLooked",
    "criticism storyScoreMissing",
    "safety storySafetyMissing",
    "check storyChecklist",
  ]);
});

test.each([
  ["phone", "07700 900123", "Ring 07700 900123."],
  ["email", "ann@example.org", "Write to ann@example.org then."],
  ["postcode", "ML3 6BU", "We are in ML3 6BU now."],
  ["handle", "@wee_ann_2", "She is @wee_ann_2 there."],
  ["street", "12 Almada Street", "We stay at 12 Almada Street now."],
])("a %s has to come out, whatever is ticked", async (kind, words, happened) => {
  const { id, reference } = await taken({ happened });
  const looked = [`happened:${kind}:${words}`];
  const acted = await act(struan!, reference, await formOf(id, { ...ALL, looked }));
  expect(acted!.slip.problems).toEqual([
    { field: "part-happened", code: "storyComesOut", values: { words: `“${words}”` } },
  ]);
  expect((await storyOf(db.store, id)).state).toBe("waiting");
});

test("a date is ticked, and goes", async () => {
  const { id, reference } = await taken({ happened: "It was on 3 May 2024." });
  const looked = ["happened:date:3 May 2024"];
  const acted = await act(struan!, reference, await formOf(id, { ...ALL, looked }));
  expect(acted).toMatchObject({ page: paths.staffStory(reference), slip: { said: { key: "storyShown" } } });
});

test("of a reply, too", () => {
  const of = (text: string, looked: string) =>
    findOpenInReply({ text, looked }, KNOWN).map((it) => `${it.field} ${it.code}`);
  expect(of("Ring 07700 900123.", "1")).toEqual(["text storyComesOut"]);
  expect(of("It was on 3 May 2024.", "")).toEqual(["looked storyLooked"]);
  expect(of("It was on 3 May 2024.", "1")).toEqual([]);
});

/** Passed by one person, with a score that asks for another. */
async function waitingForSecond() {
  const { id, reference } = await taken({ happened: "They waited for us." });
  await act(struan!, reference, await formOf(id, { ...ALL, safety: ["1"] }));
  const row = await storyOf(db.store, id);
  expect(row.state).toBe("second");
  const { copy } = await readTexts(db.store.read, id);
  return { reference, seen: [secondMark(copy!, row)] };
}

test("a second reader reads on the list what they did, and a moderator on the story", async () => {
  const agreed = await waitingForSecond();
  expect(await act(morag!, agreed.reference, { intent: ["agree"], seen: agreed.seen })).toMatchObject({
    page: paths.staffStories,
    slip: { said: { key: "storyShown" } },
  });
  const back = await waitingForSecond();
  // what is refused leaves it where it is
  expect(await act(morag!, back.reference, { intent: ["sendBack"], text: [""] })).toMatchObject({
    page: paths.staffStory(back.reference),
    slip: { form: "sendBack" },
  });
  expect(await act(morag!, back.reference, { intent: ["sendBack"], text: ["Look again."] })).toMatchObject({
    page: paths.staffStories,
    slip: { said: { key: "storySentBack" } },
  });
  const other = await waitingForSecond();
  expect(await act(una!, other.reference, { intent: ["agree"], seen: other.seen })).toMatchObject({
    page: paths.staffStory(other.reference),
    slip: { said: { key: "storyShown" } },
  });
});

const run = <T>(work: (tx: Tx) => Promise<T>) => db.store.transaction(work);

/** To an answer of a story that is shown, as its author sends it. */
async function aReply(text: string) {
  const { id, reference } = await tell(db.store, {}, MONDAY);
  await run((tx) => pass(tx, id, {}, MONDAY));
  await run((tx) => showStory(tx, id, una!.id, MONDAY));
  await run((tx) => saveFace(tx, morag!.id, { name: "Morag", role: "Manager" }, MONDAY));
  const answer = { story: id, by: morag!.id, id: randomToken(), text: "Thank you, Bramble." };
  await run((tx) => giveAnswer(tx, answer, MONDAY));
  await run((tx) => replyToAnswer(tx, id, { key: randomToken(), text }, MONDAY));
  const [reply] = await listReplies(db.store.read, id);
  return { reference, reply: [reply!.id] };
}

test.each([
  ["showReply", "storyReplyShown"],
  ["refuseReply", "storyReplyRefused"],
])("a reply that was sent is taken by %s", async (intent, key) => {
  const { reference, reply } = await aReply("It helped.");
  const fields = { intent: [intent], reply, text: ["It helped."] };
  expect((await act(struan!, reference, fields))!.slip).toMatchObject({ problems: [], said: { key } });
});

test("a reply that may not be shown while duty has it keeps what was typed", async () => {
  const { reference, reply } = await aReply("The tea is good. He says he will kill us.");
  const fields = { intent: ["showReply"], reply, text: ["The tea is good."] };
  expect(await act(struan!, reference, fields)).toMatchObject({
    page: paths.staffStory(reference),
    slip: { form: "showReply", values: fields, said: { key: "storyConcernOpen" } },
  });
});
