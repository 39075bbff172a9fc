import { useSpeech } from "../i18n/translate";
import { DataTable } from "../staff/data-table";
import { sayColumn, sayShare, sayShown, shortNames } from "./say-figures";
import { PLAIN, STANDINGS, type StoryColumn } from "./story-figures";

/** Stories as a table; null: too few to show any. */
export function StoryFigures({
  stories,
  hubs,
  ofOne,
}: {
  stories: readonly StoryColumn[] | null;
  hubs: ReadonlyArray<{ id: string; name: string }>;
  /** the page is of one hub */
  ofOne: boolean;
}) {
  const { t, lang } = useSpeech();
  if (!stories)
    return (
      <section className="figure">
        <h2>{t("figures:stories.title")}</h2>
        <p>{t(ofOne ? "figures:stories.tooFewHere" : "figures:stories.tooFew")}</p>
      </section>
    );
  const names = shortNames(hubs);
  const row = (key: string, label: string, say: (it: StoryColumn) => string) => ({
    key,
    cells: [label, ...stories.map(say)],
  });
  return (
    <section className="figure">
      <h2>{t("figures:stories.title")}</h2>
      <DataTable
        caption={t("figures:stories.caption")}
        columns={[t("figures:figure"), ...stories.map((it) => sayColumn(t, it, names))]}
        rows={[
          row("total", t("figures:stories.total"), (it) => sayShown(t, lang, it.total)),
          ...STANDINGS.map((name) =>
            row(name, t(`figures:stories.${name}`), (it) => sayShown(t, lang, it.rows[name])),
          ),
          row("share", t("figures:stories.share"), (it) => sayShare(t, it.inTimeShare)),
          row("median", t("figures:stories.median"), (it) =>
            typeof it.median === "number" ? sayShown(t, lang, it.median) : t(`figures:${it.median}`),
          ),
          ...PLAIN.map((name) =>
            row(name, t(`figures:stories.${name}`), (it) => sayShown(t, lang, it.plain[name])),
          ),
        ]}
      />
    </section>
  );
}
