import type { ReactElement } from "react";
import { env } from "./env.server";
import { assetAddress, styleSheet } from "./http/assets.server";
import { languages, translator, type Language } from "./i18n/i18n.server";
import { SpeechContext } from "./i18n/translate";
import { siteFacts } from "./site-facts.server";
import { SiteContext } from "./ui/site-context";

interface Circumstances {
  language: Language;
  path: string;
  faultReference: string;
  firstVisit?: boolean;
  staffHost?: boolean;
}

/** Gives a page its language and the facts every page shows. */
export function dressed(
  { language, path, faultReference, firstVisit = false, staffHost = false }: Circumstances,
  page: ReactElement,
): ReactElement {
  const { code, dir, checked, words } = language;
  const { href, staffHref, text } = styleSheet(dir);
  const site = {
    ...siteFacts(),
    decoyUrl: env.DECOY_URL,
    familyOrigin: staffHost ? env.publicUrl! : "",
    path,
    faultReference,
    assets: {
      styles: href,
      staffStyles: staffHref,
      // a second request would cost more than the sheet itself on a poor signal; later pages have it already
      stylesText: firstVisit ? text : null,
      familyScript: assetAddress("/js/family.js"),
      staffScript: assetAddress("/js/staff.js"),
      passkeyScript: assetAddress("/js/passkey.js"),
      registerScript: assetAddress("/js/register.js"),
    },
    languages: languages.map((it) => ({ code: it.code, name: it.name })),
  };
  return (
    <SpeechContext.Provider value={{ lang: code, dir, checked, words, t: translator(code) }}>
      <SiteContext.Provider value={site}>{page}</SiteContext.Provider>
    </SpeechContext.Provider>
  );
}
