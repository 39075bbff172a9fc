import { formatDate, formatWeekday } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { Button } from "../ui/button";
import { useFromTo } from "./from-to";
import type { readDatesPage } from "./group-pages.server";
import type { StaffSlip } from "./staff-slip.server";
import { Tag } from "./tag";
import { TypedAgain } from "./typed-again";

type Page = NonNullable<Awaited<ReturnType<typeof readDatesPage>>>;
type Props = Pick<Page, "mark"> & { preview: NonNullable<Page["preview"]>; slip: StaffSlip };

/** The sessions that a pattern makes, and the days that it leaves out. */
export function DatesPreview({ preview, mark, slip }: Props) {
  const { t, lang } = useSpeech();
  const fromTo = useFromTo();
  const day = (date: string) => {
    const noon = new Date(`${date}T12:00:00Z`);
    return t("staff:closing.on", { day: formatWeekday(lang, noon), date: formatDate(lang, noon) });
  };
  const { sessions, skipped, dates } = preview;
  return (
    <section className="preview" aria-labelledby="preview">
      <h2 id="preview" tabIndex={-1}>
        {t("groupwork:dates.preview")}
      </h2>
      <p>{t("groupwork:dates.previewText")}</p>
      <ol className="dates-list">
        {sessions.map((it) => (
          <li key={it.week}>
            {fromTo(it)} <span className="quiet">{t("groupwork:dates.week", { week: it.week })}</span>{" "}
            {it.clash && <Tag kind="late">{t("groupwork:dates.clash", { group: it.clash })}</Tag>}
          </li>
        ))}
      </ol>
      <h3>{t("groupwork:dates.skipped")}</h3>
      {skipped.length === 0 && <p>{t("groupwork:dates.none")}</p>}
      {skipped.length > 0 && (
        <ul>
          {skipped.map((it) => (
            <li key={it.date}>
              {day(it.date)} {it.name && <span className="quiet">{it.name}</span>}
            </li>
          ))}
        </ul>
      )}
      {sessions.length > 0 && (
        <form method="post">
          <TypedAgain values={slip.values} without={["intent", "mark", "dates"]} />
          <input type="hidden" name="mark" value={mark} />
          <input type="hidden" name="dates" value={dates} />
          <Button name="intent" value="pattern">
            {t("groupwork:dates.save", { count: sessions.length })}
          </Button>
        </form>
      )}
    </section>
  );
}
