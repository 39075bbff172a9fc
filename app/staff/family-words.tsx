import { useSpeech } from "../i18n/translate";
import { SummaryList } from "../ui/summary-list";
import { languageName } from "./language-name";
import type { OpenedRequest } from "./read-request.server";

/** What the family wrote, as they wrote it; in English beside it where they used another language. */
export function FamilyWords({ opened: { transcript, lang: theirs } }: { opened: OpenedRequest }) {
  const { t, lang } = useSpeech();
  const other = theirs !== "en";
  return (
    <section>
      <h2>{t("staff:request.words")}</h2>
      {other && <p>{t("staff:request.inLanguage", { lang: languageName(theirs, lang) })}</p>}
      <SummaryList
        rows={transcript.map(({ shown, english }) => ({
          key: english.question,
          value: shown.answer ? (
            <>
              <span lang={theirs} dir="auto" className="words">
                {shown.answer}
              </span>
              {other && english.answer !== shown.answer && (
                <span lang="en" className="words quiet">
                  {english.answer}
                </span>
              )}
            </>
          ) : (
            <span className="quiet">{t("staff:request.noAnswer")}</span>
          ),
        }))}
      />
    </section>
  );
}
