import type { ProgrammeWords } from "../groups/save-programme.server";
import { useT } from "../i18n/translate";
import { SummaryList } from "../ui/summary-list";
import { sayAge } from "./say-group";

/** What families would read of a programme. */
export function ProgrammePreview(it: ProgrammeWords) {
  const t = useT();
  const { fromMonths: from, toMonths: to, fromWeeks, toWeeks } = it;
  const first = from === null ? undefined : sayAge(t, from);
  const last = to === null ? undefined : sayAge(t, to, true);
  const ages =
    first && last
      ? t("groupwork:programme.preview.both", { from: first, to: last })
      : first
        ? t("groupwork:programme.preview.from", { age: first })
        : last && t("groupwork:programme.preview.to", { age: last });
  const weeks =
    fromWeeks === null && toWeeks === null
      ? t("groupwork:programme.preview.anyWeek")
      : t("groupwork:programme.preview.weeks", { from: fromWeeks ?? 1, to: toWeeks ?? 42 });
  const rows = [
    { key: t("groupwork:programme.preview.whom"), value: it.forWhom },
    ...(ages ? [{ key: t("groupwork:programme.preview.ages"), value: ages }] : []),
    ...(it.expecting ? [{ key: t("groupwork:programme.preview.expecting"), value: weeks }] : []),
    ...(it.sessionIs ? [{ key: t("groupwork:programme.preview.session"), value: it.sessionIs }] : []),
    { key: t("groupwork:programme.preview.length"), value: it.length },
    { key: t("groupwork:programme.preview.runBy"), value: it.runBy },
  ];
  return (
    <>
      <h3>{it.name}</h3>
      {it.example && <p>{t("groupwork:programme.preview.example")}</p>}
      <p>{it.summary}</p>
      {(["accredited", "dropIn", "askFirst", "youngPeople"] as const)
        .filter((kind) => it[kind])
        .map((kind) => (
          <p key={kind}>{t(`groupwork:programme.preview.${kind}`)}</p>
        ))}
      <SummaryList rows={rows} />
    </>
  );
}
