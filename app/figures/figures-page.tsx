import { formatDate, londonDate } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { ErrorSummary } from "../ui/error-summary";
import { LinkButton } from "../ui/link-button";
import { PrintButton } from "../ui/print-button";
import type { FiguresFound } from "./figures.server";
import { FiguresForm, useSpanOfMonths, type FiguresFormProps } from "./figures-form";
import { FigureTables } from "./figure-tables";
import { StoryFigures } from "./story-figures-table";
import { figuresQuery, MOST_MONTHS, type Period } from "./period";

export interface FiguresPageProps extends FiguresFormProps {
  period: Period | undefined;
  found: FiguresFound | null;
  madeAt: Date;
}

/** What a committee asks: how many came, who asked, how soon they were reached, and what came of it. */
export function FiguresPage(props: FiguresPageProps) {
  const { t, lang } = useSpeech();
  const span = useSpanOfMonths();
  const { hub, hubs, asked, slip, period, found, madeAt } = props;
  const error = slip && t(`figures:slip.${slip.code}`, { count: MOST_MONTHS });
  const name = hubs.find((it) => it.id === hub)?.name ?? t("figures:allHubs");
  return (
    <div className="figures wide">
      {error && <ErrorSummary errors={[{ field: `figures-${slip.field}`, text: error }]} />}
      <h1>{t("figures:titleOf", { hub: name })}</h1>
      <p className="no-print">{t("figures:lead")}</p>
      <FiguresForm {...props} error={error} />
      {period && found && (
        <>
          <p className="figures__period">
            <strong>{t("figures:period", { months: span(period) })}</strong>{" "}
            {t("figures:madeAt", { date: formatDate(lang, madeAt) })}
          </p>
          {period.last >= londonDate(madeAt).slice(0, 7) && <p>{t("figures:soFar")}</p>}
          {found.figures ? (
            <>
              <div className="buttons no-print">
                <PrintButton />
                <LinkButton href={`${paths.figuresFile}?${figuresQuery(hub ?? "", asked)}`} kind="secondary">
                  {t("figures:download")}
                </LinkButton>
              </div>
              <FigureTables figures={found.figures} noHub={found.noHub} hubs={hubs} />
            </>
          ) : (
            <p>{t(hub === null ? "figures:tooFew" : "figures:tooFewHere")}</p>
          )}
          <StoryFigures stories={found.stories} hubs={hubs} ofOne={hub !== null} />
          <Method />
        </>
      )}
    </div>
  );
}

/** How it was counted: printed with the figures. */
function Method() {
  const { t, words } = useSpeech();
  return (
    <section className="figures__method">
      <h2>{t("figures:method.title")}</h2>
      <ul>
        {words.figures.method.lines.map((it) => (
          <li key={it}>{it}</li>
        ))}
      </ul>
    </section>
  );
}
