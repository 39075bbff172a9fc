/** Stories. Nothing here leads to a request or a booking: no key, no id, no time of day of what an author did
 *  (docs/decisions/0026). Not published is sealed; published to everyone is public text, in tables of its own. */
import { bool, index, instant, int, primaryKey, table, text } from "../columns";
import { hubs } from "./hubs";

/** `waiting`: a moderator has to read it. `second`: another person has to look at what the first has made of it.
 *  `asking`: its edits wait for the author's yes. `ready`: held, until its day or until others are there.
 *  `out`: those may read it whom `shownTo` names. `refused`: nobody may; its author is told why. */
export type StoryState = "waiting" | "second" | "asking" | "ready" | "out" | "refused" | "withdrawn";

/** Who may read it once it has been moderated: staff of its hubs; staff of all hubs; everyone. */
export type Audience = "hub" | "hubs" | "public";

/** How it came. */
export type StoryVia = "web" | "phone" | "inPerson" | "paper";

/** What lists of staff are read from. */
export const stories = table(
  "stories",
  {
    id: text("id").primaryKey(),
    /** the author's, said aloud; not in any public address */
    reference: text("reference").notNull().unique(),
    codeHash: text("code_hash").notNull(),
    /** the hub that answers: the first one the author named */
    hub: text("hub")
      .notNull()
      .references(() => hubs.id),
    state: text("state").$type<StoryState>().notNull(),
    /** whom the author wants to read it, and who may now; null: nobody yet, or no more */
    audience: text("audience").$type<Audience>().notNull(),
    shownTo: text("shown_to").$type<Audience>(),
    /** the author wants to see what was changed before anybody reads it */
    asks: bool("asks").notNull(),
    /** by the young people's short road */
    young: bool("young").notNull(),
    /** language it is written in, ISO 639-1 */
    lang: text("lang").notNull(),
    via: text("via").$type<StoryVia>().notNull(),
    /** ISO dates, never a time of day: that could be compared with when a request came */
    toldOn: text("told_on").notNull(),
    shownOn: text("shown_on"),
    answeredOn: text("answered_on"),
    words: int("words").notNull(),
    /** words of danger were found when it was sent */
    danger: bool("danger").notNull(),
    /** 0 to 5 and 0 to 3, by written criteria, staff only; null: not scored yet */
    criticism: int("criticism"),
    safety: int("safety"),
    /** staff ids: who reads it now, who passed it, who looked a second time */
    takenBy: text("taken_by"),
    takenAt: instant("taken_at"),
    passedBy: text("passed_by"),
    secondBy: text("second_by"),
    /** ISO date before which it is not shown; and with how many others of its hub at least */
    holdUntil: text("hold_until"),
    holdWith: int("hold_with").notNull().default(0),
    /** eight characters, in its public address; new each time it is published */
    publicId: text("public_id").unique(),
    /** "me too", kept over a time in which it is not public */
    meToo: int("me_too").notNull().default(0),
    /** ISO date after which original and edits are deleted; null: not settled yet */
    deleteOn: text("delete_on"),
    /** counts every change: taking its row's lock puts those who work with it one behind the other */
    turn: int("turn").notNull().default(0),
  },
  (t) => [
    index("stories_hub").on(t.hub, t.state, t.toldOn, t.id),
    index("stories_state").on(t.state, t.toldOn, t.id),
    index("stories_told").on(t.toldOn),
    index("stories_delete").on(t.deleteOn),
  ],
);

/** Sealed `StoryText`: what the author sent, never changed; and what staff have made of it. Null once deleted. */
export const storyTexts = table("story_texts", {
  story: text("story")
    .primaryKey()
    .references(() => stories.id),
  original: text("original"),
  copy: text("copy"),
});

export type StoryTagKind = "hub" | "programme" | "service" | "feeling" | "theme" | "who";

/** What it is about and how it felt, in words that we offer. */
export const storyTags = table(
  "story_tags",
  {
    story: text("story")
      .notNull()
      .references(() => stories.id),
    kind: text("kind").$type<StoryTagKind>().notNull(),
    value: text("value").notNull(),
    position: int("position").notNull(),
  },
  (t) => [primaryKey({ columns: [t.story, t.kind, t.value] }), index("story_tags_value").on(t.kind, t.value)],
);

/** Its history. What an author did has a date, and no time of day. */
export const storyEvents = table(
  "story_events",
  {
    id: text("id").primaryKey(),
    story: text("story")
      .notNull()
      .references(() => stories.id),
    /** order of a story's events, from 1 */
    nth: int("nth").notNull(),
    /** ISO date */
    on: text("on_date").notNull(),
    /** "author", "portal" or a staff id */
    by: text("by").notNull(),
    kind: text("kind").notNull(),
    /** sealed JSON: before and after of an edit, a reason, a score; null: the kind says it all, or deleted */
    sealed: text("sealed"),
  },
  (t) => [index("story_events_story").on(t.story, t.nth)],
);

/** `second`: another person reads it before it is given, where the settings say so. */
export type AnswerState = "draft" | "second" | "given" | "takenBack";

/** What staff answer, by name. */
export const storyAnswers = table(
  "story_answers",
  {
    id: text("id").primaryKey(),
    story: text("story")
      .notNull()
      .references(() => stories.id),
    state: text("state").$type<AnswerState>().notNull(),
    /** staff id, and name and role as readers see them */
    by: text("by").notNull(),
    name: text("name").notNull(),
    role: text("role").notNull(),
    /** sealed: the words */
    sealed: text("sealed").notNull(),
    createdAt: instant("created_at").notNull(),
    givenAt: instant("given_at"),
    /** who could read the story when this was given: words for a hub alone are never shown to more people. Null: not yet */
    readers: text("readers").$type<Audience>(),
    /** as the author says */
    helped: text("helped").$type<"yes" | "partly" | "no">(),
  },
  (t) => [index("story_answers_story").on(t.story, t.createdAt)],
);

export type ReplyState = "waiting" | "shown" | "refused" | "withdrawn";

/** What an author says to an answer: read by a moderator before anybody else, as the story was. */
export const storyReplies = table(
  "story_replies",
  {
    id: text("id").primaryKey(),
    story: text("story")
      .notNull()
      .references(() => stories.id),
    nth: int("nth").notNull(),
    state: text("state").$type<ReplyState>().notNull(),
    /** sealed: as sent, and as shown */
    original: text("original"),
    copy: text("copy"),
    sentOn: text("sent_on").notNull(),
    /** as of answers */
    readers: text("readers").$type<Audience>(),
  },
  (t) => [index("story_replies_story").on(t.story, t.nth), index("story_replies_state").on(t.state)],
);

/** What a hub promises to change because of a story, and what came of it: words of staff, made to be read by everyone. */
export const storyChanges = table(
  "story_changes",
  {
    id: text("id").primaryKey(),
    story: text("story")
      .notNull()
      .references(() => stories.id),
    hub: text("hub")
      .notNull()
      .references(() => hubs.id),
    state: text("state").$type<"planned" | "made" | "dropped">().notNull(),
    /** one sentence each: what the family said; what will change; what came of it, or why it will not be */
    said: text("said").notNull(),
    plan: text("plan").notNull(),
    outcome: text("outcome"),
    /** staff id of whoever answers for it */
    owner: text("owner").notNull(),
    /** ISO dates */
    plannedOn: text("planned_on").notNull(),
    dueOn: text("due_on").notNull(),
    endedOn: text("ended_on"),
    /** as of answers */
    readers: text("readers").$type<Audience>(),
  },
  (t) => [
    index("story_changes_story").on(t.story),
    index("story_changes_hub").on(t.hub, t.state, t.dueOn),
    index("story_changes_due").on(t.state, t.dueOn),
  ],
);

/** Thanks for somebody by name: told to their team once a week, and where the story is not public to nobody else. */
export const storyPraise = table(
  "story_praise",
  {
    id: text("id").primaryKey(),
    story: text("story")
      .notNull()
      .references(() => stories.id),
    hub: text("hub").notNull(),
    /** first name, as it may be said */
    name: text("name").notNull(),
    /** sealed: the sentence */
    sealed: text("sealed").notNull(),
    /** ISO dates: noted, and told */
    notedOn: text("noted_on").notNull(),
    toldOn: text("told_on"),
  },
  (t) => [index("story_praise_hub").on(t.hub, t.toldOn), index("story_praise_story").on(t.story)],
);
