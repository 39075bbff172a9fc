import { createContext, useContext, type ReactNode } from "react";
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

/** What is inside is shown as if these facts stood already: to be looked at before they are saved. */
export function SiteWith({ children, ...facts }: Partial<Site> & { children: ReactNode }) {
  return <SiteContext.Provider value={{ ...useSite(), ...facts }}>{children}</SiteContext.Provider>;
}

/** What the service says of itself, by the gaps of the texts that tell it; or that it has not filled it in yet. */
export function useFacts() {
  const { facts } = useSite();
  const t = useT();
  const fact = (it: ServiceFact) => facts[it] ?? t("common:notFilledIn");
  return {
    ...{ officer: fact("dataProtectionContact"), basis: fact("legalBasis"), keep: fact("retention") },
    ...{ complaints: fact("complaints"), checked: fact("accessibilityChecked") },
  };
}

/** The service's own words for a text of a page, if it has any. A page in another language keeps that language's. */
export function useOwnText(text: OwnText): readonly Block[] | null {
  const { texts } = useSite();
  const { lang } = useSpeech();
  return lang === "en" ? texts[text] : null;
}
