/** What everyone may read of stories: public text, in tables of its own, and there if and only if it may be read now. */
import { bool, index, int, json, primaryKey, table, text } from "../columns";
import type { StoryTagKind } from "./stories";

/** How whoever answers is shown to families. */
export const staffFaces = table("staff_faces", {
  staff: text("staff").primaryKey(),
  name: text("name").notNull(),
  role: text("role").notNull(),
  /** in the picture's address: random, new with each picture; null: no picture */
  photoId: text("photo_id").unique(),
  /** JPEG without what the camera wrote into it, base64 */
  photo: text("photo"),
});

/** Said of the conversation under a story, as everyone may read it. */
export type PublicPart =
  | { kind: "answer"; name: string; role: string; photoId: string | null; text: string; month: string }
  | { kind: "reply"; text: string; month: string };

/** Stories that everyone may read: there is a row here if and only if it may be read now. */
export const publicStories = table(
  "public_stories",
  {
    /** order in which they were published */
    n: int("n").primaryKey(),
    /** in its address */
    id: text("id").notNull().unique(),
    hub: text("hub").notNull(),
    /** ISO month: "2026-11" */
    month: text("month").notNull(),
    title: text("title").notNull(),
    /** the name of the author's own choosing */
    name: text("name").notNull(),
    young: bool("young").notNull(),
    lang: text("lang").notNull(),
    /** the other words, by part of the story */
    body: json("body").$type<Record<string, string>>().notNull(),
    tags: json("tags").$type<Array<{ kind: StoryTagKind; value: string }>>().notNull(),
    conversation: json("conversation").$type<PublicPart[]>().notNull(),
    changes: json("changes")
      // ISO month: when it was made, or is due
      .$type<Array<{ state: "planned" | "made"; plan: string; outcome: string | null; month: string }>>()
      .notNull(),
    meToo: int("me_too").notNull(),
  },
  (t) => [index("public_stories_month").on(t.month)],
);

/** Which public stories hold a word or a tag: a bit for each of a block of neighbours, so that many words together cost
 *  as little as one. */
export const storyTerms = table(
  "story_terms",
  {
    term: text("term").notNull(),
    block: int("block").notNull(),
    /** base64 */
    bits: text("bits").notNull(),
  },
  (t) => [primaryKey({ columns: [t.term, t.block] })],
);

/** How many public stories of a month have a tag; hub "" is all of them. */
export const storyCounts = table(
  "story_counts",
  {
    hub: text("hub").notNull(),
    month: text("month").notNull(),
    /** kind and value: "feeling:heard"; "" counts the stories */
    tag: text("tag").notNull(),
    count: int("count").notNull(),
  },
  (t) => [primaryKey({ columns: [t.hub, t.month, t.tag] })],
);
