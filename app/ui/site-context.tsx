import { createContext, useContext } from "react";
import type { OwnText, OwnTexts } from "../hubs/own-texts";
import type { ServiceFact, ServiceFacts } from "../hubs/service-facts";
import type { Block } from "./prose";
import { useSpeech, useT } from "../i18n/translate";

export interface Helpline {
  id: string;
  name: string;
  number: string;
  hours: string;
  note: string;
  /** when a person last made sure that it is right */
  lastCheckedAt: Date | null;
}

/** Facts every page shows. Held in memory, so that an outage page has its phone numbers too. */
export interface Site {
  /** at least one hub holds made-up contacts */
  example: boolean;
  helplines: Helpline[];
  hubs: Array<{ id: string; name: string; phone: string }>;
  /** day-and-night social work number; null until a person has confirmed it */
  outOfHours: string | null;
  /** what the service says of itself */
  facts: ServiceFacts;
  /** its own words for whole pages, in English */
  texts: OwnTexts;
  decoyUrl: string;
  /** what goes before the address of a family page: "" but on a host that has none */
  familyOrigin: string;
  /** where the page is: the exit form posts here */
  path: string;
  /** names this request in the log; shown when something broke */
  faultReference: string;
  assets: {
    styles: string;
    /** what staff pages add: families do not carry it */
    staffStyles: string;
    /** the sheet itself, for a first visit */
    stylesText: string | null;
    familyScript: string;
    staffScript: string;
    passkeyScript: string;
    registerScript: string;
  };
  languages: Array<{ code: string; name: string }>;
}

export const SiteContext = createContext<Site | null>(null);

/** @throws outside a page */
export function useSite(): Site {
  const site = useContext(SiteContext);
  if (!site) throw new Error("No site in this page");
  return site;
}

/** Says a fact of the service, or that the service has not filled it in yet. */
export function useFact(): (fact: ServiceFact) => string {
  const { facts } = useSite();
  const t = useT();
  return (fact) => facts[fact] ?? t("common:notFilledIn");
}

/** The service's own words for a text of a page, if it has any. A page in another language keeps that language's. */
export function useOwnText(text: OwnText): readonly Block[] | null {
  const { texts } = useSite();
  const { lang } = useSpeech();
  return lang === "en" ? texts[text] : null;
}
