import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { sayMonth } from "../stories/story-dates";
import { Button } from "../ui/button";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import type { listPeriods, Month, PeriodAsked, PeriodSlip } from "./period";

export interface FiguresFormProps {
  hub: string | null;
  hubs: ReadonlyArray<{ id: string; name: string }>;
  seesAll: boolean;
  asked: PeriodAsked;
  slip: PeriodSlip | undefined;
  choices: ReturnType<typeof listPeriods>;
}

/** From which month to which, in words. */
export function useSpanOfMonths() {
  const { t, lang } = useSpeech();
  return ({ first, last }: { first: Month; last: Month }) =>
    first === last
      ? sayMonth(lang, first)
      : t("figures:fromTo", { from: sayMonth(lang, first), to: sayMonth(lang, last) });
}

/** Which hub, and which months. */
export function FiguresForm(props: FiguresFormProps & { error: string | undefined }) {
  const { hub, hubs, seesAll, asked, slip, choices, error } = props;
  const { t } = useSpeech();
  const span = useSpanOfMonths();
  const named =
    (kind: "quarter" | "year" | "last12") => (it: { name: string; first: Month; last: Month }) => ({
      value: it.name,
      label: t(`figures:form.${kind}`, { months: span(it) }),
    });
  const wrong = (field: PeriodSlip["field"]) => (slip?.field === field ? error : undefined);
  return (
    <section className="filters wide no-print">
      <form method="get" action={paths.figures} noValidate>
        <Select
          {...{ id: "figures-hub", name: "hub", value: hub ?? "" }}
          label={t("figures:form.hub")}
          options={[
            ...(seesAll ? [{ value: "", label: t("figures:allHubs") }] : []),
            ...hubs.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Select
          {...{ id: "figures-period", name: "period", value: asked.name, error: wrong("period") }}
          label={t("figures:form.period")}
          options={[
            ...choices.quarters.map(named("quarter")),
            ...choices.years.map(named("year")),
            named("last12")(choices.last12),
            { value: "own", label: t("figures:form.own") },
          ]}
        />
        {(["from", "to"] as const).map((it) => (
          <TextInput
            key={it}
            {...{ id: `figures-${it}`, name: it, value: asked[it], error: wrong(it) }}
            // a box for dates would throw away what is none
            type={wrong(it) ? "text" : "date"}
            label={t(`figures:form.${it}`)}
            width={10}
          />
        ))}
        <Button kind="secondary">{t("figures:form.show")}</Button>
      </form>
      <p className="quiet">{t("figures:form.hint")}</p>
    </section>
  );
}
