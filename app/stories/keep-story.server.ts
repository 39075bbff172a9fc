/** A story becomes a row with its sealed words. At which time of the day this was stands nowhere (docs/decisions/0026). */
import type { Tx } from "../../db/client";
import { preparedInsert } from "../../db/prepared";
import { stories, storyTags, storyTexts, type StoryVia } from "../../db/schema/stories";
import { londonDate } from "../i18n/dates";
import { randomCode, randomToken } from "../random.server";
import { freeReference } from "../vault/free-reference.server";
import { seal, sealHash } from "../vault/seal.server";
import { findDangerSentences } from "./danger-sentences";
import { countWords, type ToldStory } from "./story";
import { AUTHOR } from "./story-event";
import { recordStoryEvent } from "./story-events.server";
import { originalPlace } from "./story-rows.server";
import { tellOfDanger } from "./tell-of-danger.server";

/** How it came, and the staff id of who typed it in. */
export interface StoryTypedIn {
  via: Exclude<StoryVia, "web">;
  by: string;
}

/** `many`: too many came from there within the hour. */
export type StorySender = StoryTypedIn | { many: boolean };
const NOBODY = { via: "web", by: AUTHOR } as const;

const insertStory = preparedInsert(stories);
const insertTexts = preparedInsert(storyTexts);

/** Writes it, for a moderator to read. Words of danger are a person's work at once; nobody is told of any other. */
export async function keepStory(tx: Tx, told: ToldStory, now: Date, sender: StorySender = { many: false }) {
  const { via, by } = "by" in sender ? sender : NOBODY;
  const [id, code] = [randomToken(), randomCode()];
  const reference = await freeReference(tx);
  const written = Object.values(told.text);
  const worrying = findDangerSentences(written);
  const { hub, audience, asks, young, lang } = told;
  const row = { id, reference, hub };
  await insertStory(tx, {
    ...{ ...row, audience, asks, young, lang },
    codeHash: sealHash({ table: "stories", row: id }, code, now),
    state: "waiting",
    via,
    toldOn: londonDate(now),
    words: written.reduce((sum, it) => sum + countWords(it), 0),
    danger: worrying.length > 0,
  });
  await insertTexts(tx, { story: id, original: seal(originalPlace(id), told.text, now), copy: null });
  const tags = tagRows(id, told);
  if (tags.length > 0) await tx.insert(storyTags).values(tags);
  await recordStoryEvent(tx, row, { by, kind: "told" }, now);
  const how = "many" in sender && sender.many ? "dangerOfMany" : "danger";
  if (worrying.length > 0) await tellOfDanger(tx, row, worrying, now, how);
  return { id, reference, code, danger: worrying.length > 0 };
}

/** Of each kind in the order in which they were said, each once; the hub that answers is one of them. */
function tagRows(story: string, { hub, tags }: ToldStory): Array<typeof storyTags.$inferInsert> {
  const said = [{ kind: "hub" as const, value: hub }, ...tags];
  const first = said.filter((it, at) => at === said.findIndex((other) => same(it, other)));
  return first.map((it, position) => ({ story, ...it, position }));
}

const same = (a: { kind: string; value: string }, b: { kind: string; value: string }) =>
  a.kind === b.kind && a.value === b.value;
