import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { PrintButton } from "../ui/print-button";
import type { readThanks } from "./read-thanks.server";

type Props = Awaited<ReturnType<typeof readThanks>>;

/** What families thanked somebody of the team for: to read out, or to print and hang up. */
export function ThanksPage({ fresh, before }: Props) {
  const t = useT();
  return (
    <>
      <div className="no-print">
        <BackLink href={paths.staffStories} />
      </div>
      <h1>{t("answers:thanks.title")}</h1>
      <p className="no-print">{t("answers:thanks.lead")}</p>
      <h2>{t("answers:thanks.week")}</h2>
      {fresh.length === 0 ? <p>{t("answers:thanks.none")}</p> : <List thanks={fresh} />}
      {before.length > 0 && (
        <>
          <h2>{t("answers:thanks.before")}</h2>
          <List thanks={before} />
        </>
      )}
      <div className="no-print">
        <PrintButton />
      </div>
    </>
  );
}

const List = ({ thanks }: { thanks: Props["fresh"] }) => (
  <ul className="thanks">
    {thanks.map(({ id, name, sentence, hubName }) => (
      <li key={id}>
        <blockquote>
          <p className="words" dir="auto">
            {sentence}
          </p>
        </blockquote>
        <p>
          <strong>{name}</strong>, {hubName}
        </p>
      </li>
    ))}
  </ul>
);
