import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { LinkButton } from "../ui/link-button";
import { PrintButton } from "../ui/print-button";
import { SummaryList } from "../ui/summary-list";
import type { Summary } from "./summary.server";

const PARTS = ["request", "contact", "told", "messages", "attempts", "notes"] as const;

/** One sheet to print. */
export function SummaryPage({ reference, lines }: Summary) {
  const t = useT();
  return (
    <>
      <BackLink href={paths.request(reference)} />
      <h1>{t("desk:summary.title", { reference })}</h1>
      <p className="no-print">{t("desk:summary.lead")}</p>
      <div className="buttons no-print">
        <PrintButton />
        <LinkButton href={paths.requestSummaryFile(reference, "csv")} kind="secondary">
          {t("desk:summary.csv")}
        </LinkButton>
        <LinkButton href={paths.requestSummaryFile(reference, "json")} kind="secondary">
          {t("desk:summary.json")}
        </LinkButton>
      </div>
      {PARTS.map((part) => {
        const rows = lines.filter((it) => it.part === part);
        if (rows.length === 0) return null;
        return (
          <section key={part}>
            <h2>{t(`desk:summary.part.${part}`)}</h2>
            <SummaryList
              rows={rows.map(({ key, value }) => ({ key, value: <span className="words">{value}</span> }))}
            />
          </section>
        );
      })}
    </>
  );
}
