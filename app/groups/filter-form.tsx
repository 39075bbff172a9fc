/** What narrows the list. It is posted, so that a place somebody lives in never stands in an address; what comes of it
 *  is an address. */
import { formatDayOfWeek } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { Checkboxes } from "../ui/checkboxes";
import { DateInput } from "../ui/date-input";
import { Select } from "../ui/select";
import { useSite } from "../ui/site-context";
import { TextInput } from "../ui/text-input";
import { Tick } from "../ui/tick";
import { DAY_PARTS, WAYS, WEEKDAYS, type GroupFilter } from "./browse-filter";
import type { BrowseSlip } from "./choose-groups.server";
import { useSayFilter } from "./say-filter";

interface FilterProps {
  filter: GroupFilter;
  slip: BrowseSlip | null;
  /** languages that groups are held in */
  languages: readonly string[];
}

export function FilterForm({ filter, slip, languages }: FilterProps) {
  const { t, lang } = useSpeech();
  const { hubs } = useSite();
  const say = useSayFilter();
  const any = { value: "", label: t("groups:filter.any") };
  const slipOf = (field: string) => {
    const error = slip?.errors.find((it) => it.field === field);
    return error && say.slip(error);
  };
  const [year = "", month = "", day = ""] = (filter.due ?? "").split("-");
  return (
    <details className="find-group" open={slip !== null}>
      <summary>{t("groups:filter.open")}</summary>
      <form method="post" action={paths.groups} noValidate autoComplete="off">
        <TextInput
          id="place"
          name="place"
          label={t("groups:filter.place")}
          hint={t("groups:filter.placeHint")}
          error={slipOf("place")}
          value={slip?.typed.place}
          width={20}
        />
        <Select
          id="near"
          name="near"
          label={t("groups:filter.hub")}
          value={filter.near}
          options={[any, ...hubs.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <TextInput
          id="age"
          name="age"
          label={t("groups:filter.age")}
          hint={t("groups:filter.ageHint")}
          error={slipOf("age")}
          value={slip?.typed.age ?? (filter.age ? say.age(filter.age) : "")}
          width={10}
        />
        <DateInput
          id="due"
          name="due"
          label={t("groups:filter.due")}
          hint={t("groups:filter.dueHint")}
          error={slipOf("due")}
          value={slip?.typed ?? { day, month, year }}
        />
        <Checkboxes
          id="day"
          name="day"
          label={t("groups:filter.day")}
          small
          values={filter.days.map(String)}
          options={WEEKDAYS.map((it) => ({ value: String(it), label: formatDayOfWeek(lang, it) }))}
        />
        <Checkboxes
          id="part"
          name="part"
          label={t("groups:filter.part")}
          small
          values={filter.parts}
          options={DAY_PARTS.map((it) => ({ value: it, label: t(`groups:chosen.dayPart.${it}`) }))}
        />
        <Select
          id="how"
          name="how"
          label={t("groups:filter.how")}
          value={filter.how}
          options={[any, ...WAYS.map((it) => ({ value: it, label: t(`groups:chosen.how.${it}`) }))]}
        />
        <Select
          id="language"
          name="language"
          label={t("groups:filter.language")}
          value={filter.language}
          options={[any, ...languages.map((it) => ({ value: it, label: say.language(it) }))]}
        />
        <div className="choices">
          <Tick name="creche" label={t("groups:filter.creche")} on={filter.creche} />
          <Tick name="dropin" label={t("groups:filter.dropIn")} on={filter.dropIn} />
        </div>
        <Button>{t("groups:filter.show")}</Button>
      </form>
    </details>
  );
}
