import { useSpeech } from "../i18n/translate";
import { WORKING_DAY_MINUTES } from "../hubs/opening-hours";
import { DataTable } from "../staff/data-table";
import { useSpan } from "../staff/when";
import { BarChart } from "./bar-chart";
import type { Figures, FigureTable, Wait } from "./figures";
import type { Shown } from "./hide-small";
import { sayColumn, sayGroup, sayShare, sayShown, shortNames } from "./say-figures";

interface FigureTablesProps {
  figures: Figures;
  noHub: Shown | null;
  hubs: ReadonlyArray<{ id: string; name: string }>;
}

const asBar = (it: Shown) => (typeof it === "number" ? it : null);

/** Every figure as a table, with a picture of it below. */
export function FigureTables({ figures, noHub, hubs }: FigureTablesProps) {
  const { t, lang } = useSpeech();
  const names = shortNames(hubs);
  const { columns, tables } = figures;
  const heads = columns.map((it) => sayColumn(t, it, names));
  return (
    <>
      <Overview figures={figures} heads={heads} />
      {noHub !== null && <p>{t("figures:noHub", { count: sayShown(t, lang, noHub) })}</p>}
      {tables.map((it) => (
        <Figure key={it.name} table={it} heads={heads} />
      ))}
    </>
  );
}

function Overview({ figures: { columns }, heads }: { figures: Figures; heads: readonly string[] }) {
  const { t, lang } = useSpeech();
  const span = useSpan();
  const wait = (it: Wait) => (typeof it === "number" ? span(it, WORKING_DAY_MINUTES) : t(`figures:${it}`));
  const rows = [
    { key: "total", values: columns.map((it) => sayShown(t, lang, it.total)) },
    { key: "self", values: columns.map((it) => sayShare(t, it.selfShare)) },
    { key: "inTime", values: columns.map((it) => sayShare(t, it.inTimeShare)) },
    { key: "median", values: columns.map((it) => wait(it.median)) },
    { key: "ninetieth", values: columns.map((it) => wait(it.ninetieth)) },
    { key: "dealt", values: columns.map((it) => sayShare(t, it.dealtShare)) },
  ] as const;
  const single = columns.filter((it) => !it.all);
  return (
    <section className="figure">
      <h2>{t("figures:overview.title")}</h2>
      <div className="figure__pair">
        <DataTable
          caption={t("figures:overview.caption")}
          columns={[t("figures:figure"), ...heads]}
          rows={rows.map(({ key, values }) => ({
            key,
            cells: [t(`figures:overview.${key}`), ...values],
          }))}
        />
        {single.length > 1 && (
          <BarChart
            id="chart-hubs"
            title={t("figures:overview.chart")}
            about={t("figures:asTable")}
            bars={single.map((it, at) => ({
              key: heads[at]!,
              label: heads[at]!,
              value: asBar(it.total),
              text: sayShown(t, lang, it.total),
            }))}
          />
        )}
      </div>
    </section>
  );
}

function Figure({ table: { name, rows }, heads }: { table: FigureTable; heads: readonly string[] }) {
  const { t, lang } = useSpeech();
  const title = t(`figures:${name}.title`);
  const hub = heads.at(-1)!;
  const label = (key: string) => sayGroup(t, lang, name, key);
  return (
    <section className="figure">
      <h2>{title}</h2>
      <div className="figure__pair">
        <DataTable
          caption={t(`figures:${name}.caption`)}
          columns={[t("figures:group"), ...heads]}
          rows={rows.map(({ key, sum, values }) => ({
            ...{ key, strong: sum },
            cells: [label(key), ...values.map((it) => sayShown(t, lang, it))],
          }))}
        />
        <BarChart
          id={`chart-${name}`}
          title={t("figures:chart", { title, hub })}
          about={t("figures:asTable")}
          bars={rows
            .filter((it) => !it.sum)
            .map(({ key, values }) => ({
              key,
              label: label(key),
              value: asBar(values.at(-1)!),
              text: sayShown(t, lang, values.at(-1)!),
            }))}
        />
      </div>
    </section>
  );
}
