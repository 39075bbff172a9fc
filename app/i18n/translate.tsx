import { createContext, useContext } from "react";
import type { Translate, Words } from "./words";

export interface Speech {
  lang: string;
  dir: "ltr" | "rtl";
  checked: boolean;
  t: Translate;
  /** the whole language, for wording that comes in lists and blocks */
  words: Words;
}

export const SpeechContext = createContext<Speech | null>(null);

/** The language of the page being made. @throws outside a page */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error("No language in this page");
  return speech;
}

/** Says a text of the locale files in the page's language. */
export const useT = (): Translate => useSpeech().t;
