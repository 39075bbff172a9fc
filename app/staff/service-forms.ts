/** The forms of the whole service's settings, as they are sent. */
import { z } from "zod";
import { MOST_CHILDREN } from "../groups/creche";
import { eachFact, LONGEST_FACT } from "../hubs/service-facts";
import { STORY_NUMBERS, type StoryNumber } from "../stories/story-settings";
import { closingForm } from "./closing-forms";
import { whole } from "./group-forms";
import { isPhone, needed } from "./hub-forms";

const id = z.string().min(1, { error: "helplineGone" });
const fact = z.string().trim().max(LONGEST_FACT, { error: "tooLong" });

const storyNumber = (of: StoryNumber) => {
  const { least, most } = STORY_NUMBERS[of];
  return whole(least, most, "storyNumberWrong").transform(String);
};

const ratio = whole(1, MOST_CHILDREN, "ratioWrong");

/** One schema a form, so that a refusal names that form's fields. */
export const serviceForm = {
  outOfHours: z.object({
    intent: z.literal("outOfHours"),
    number: z.string().trim().refine(isPhone, { error: "phoneWrong" }),
    confirmed: z
      .enum(["yes", ""])
      .default("")
      .transform((it) => it === "yes"),
  }),
  facts: z.object({ intent: z.literal("facts"), ...eachFact(() => fact) }),
  checked: z.object({ intent: z.literal("checked"), id }),
  show: z.object({ intent: z.literal("show"), id }),
  hide: z.object({ intent: z.literal("hide"), id }),
  addHub: z.object({
    intent: z.literal("addHub"),
    name: needed("hubNameMissing"),
    locality: needed("localityMissing"),
  }),
  ratios: z
    .object({ intent: z.literal("ratios"), baby: ratio, two: ratio, three: ratio })
    .refine((it) => it.baby <= it.two, { path: ["two"], error: "ratioOrder" })
    .refine((it) => it.two <= it.three, { path: ["three"], error: "ratioOrder" }),
  stories: z.object({
    intent: z.literal("stories"),
    readDays: storyNumber("readDays"),
    answerDays: storyNumber("answerDays"),
    holdWith: storyNumber("holdWith"),
    longWeeks: storyNumber("longWeeks"),
    keepDays: storyNumber("keepDays"),
    secondReader: z.enum(["yes", ""]).default(""),
    childComplaints: fact,
  }),
  ...closingForm,
} as const;
export type ServiceCommand = z.output<(typeof serviceForm)[keyof typeof serviceForm]>;
