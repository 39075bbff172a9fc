import { renderToStaticMarkup } from "react-dom/server";
import { dressed } from "./dressed.server";
import type { Language } from "./i18n/i18n.server";
import { translator } from "./i18n/i18n.server";
import { Page } from "./ui/page";
import { PlainMessage, type PlainKind } from "./ui/plain-message";

/** A whole page made without Remix and without the database: for when they are what fails. */
export function plainPage(kind: PlainKind, language: Language, reference: string, staffHost = false): string {
  const title = translator(language.code)(`pages:plain.${kind}.title`);
  const page = (
    <Page title={title} staff={staffHost ? null : undefined}>
      <PlainMessage kind={kind} />
    </Page>
  );
  const circumstances = { language, path: "/", faultReference: reference, staffHost };
  return `<!doctype html>${renderToStaticMarkup(dressed(circumstances, page))}`;
}
