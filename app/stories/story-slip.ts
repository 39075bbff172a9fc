/** What became of a form on the author's own page. */
import { formatNumber } from "../i18n/dates";
import type { Translate } from "../i18n/words";
import { MOST_REPLY_WORDS } from "./reply";

export type StorySaid =
  | "agreed"
  | "written"
  | "withdrawn"
  | "narrowed"
  | "wider"
  | "audience"
  | "kept"
  | "helped"
  | "replied"
  | "replyBack"
  | "moved"
  | "editedAgain";

/** Which form, and what was wrong with it. */
export type StoryError =
  | { form: "reply" | "note"; code: "empty" | "long"; words: number }
  | { form: "reply"; code: "tooMany"; words: number }
  | { form: "audience"; code: "none" };

export interface StorySlip {
  said: StorySaid | null;
  /** taking it back: asked once more */
  sure: boolean;
  error: StoryError | null;
  /** what was written in a form that was refused, or that came too late */
  text: string;
}

/** In words, for the summary at the top: `field` is the control it leads to. @returns undefined where all is well */
export function sayError(
  { error }: Pick<StorySlip, "error">,
  t: Translate,
  lang: string,
): { field: string; text: string } | undefined {
  if (!error) return undefined;
  switch (error.form) {
    case "audience":
      return { field: "audience", text: t("yourStory:errors.audience") };
    default: {
      const count = { count: formatNumber(lang, error.words), most: MOST_REPLY_WORDS };
      if (error.code === "tooMany") return { field: "reply", text: t("yourStory:errors.tooMany") };
      const key = error.form === "reply" ? "reply" : "note";
      return {
        field: error.form,
        text: t(`yourStory:errors.${key}${error.code === "empty" ? "Empty" : "Long"}`, count),
      };
    }
  }
}
