import { useSpeech, useT } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { DataTable } from "./data-table";
import { MOST_DAYS, recordQuery, type RecordFilter, type RecordSlip } from "./record-filter";
import { sayAction, sayDetail, sayWho, type RecordLine } from "./say-record";
import { useWhen } from "./when";

export interface RecordPageProps {
  filter: RecordFilter;
  slip: RecordSlip | undefined;
  /** null where something was typed wrong */
  found: { lines: RecordLine[]; next: string | undefined } | null;
  further: boolean;
  people: Array<{ id: string; name: string }>;
  hubs: Array<{ id: string; name: string }>;
  mostInFile: number;
}

/** Who did and read what, a page at a time. */
export function RecordPage(props: RecordPageProps) {
  const t = useT();
  const { filter, slip, found, further } = props;
  const at = (after?: string) => `${paths.record}?${recordQuery(filter, after)}`;
  const error = slip && t(`record:${slip.code}`, { count: MOST_DAYS });
  return (
    <>
      {error && <ErrorSummary errors={[{ field: `record-${slip.field}`, text: error }]} />}
      <h1>{t("record:title")}</h1>
      <p>{t("record:lead")}</p>
      <FilterForm {...props} error={error} />
      {found?.lines.length === 0 && <p>{t("record:empty")}</p>}
      {found && found.lines.length > 0 && (
        <>
          <Lines lines={found.lines} hubs={props.hubs} />
          {(found.next || further) && (
            <p className="staff-paging">
              {further && <a href={at()}>{t("record:first")}</a>}
              {found.next && <a href={at(found.next)}>{t("record:next")}</a>}
            </p>
          )}
          <p>
            <a href={`${paths.recordFile}?${recordQuery(filter)}`}>{t("record:file")}</a>{" "}
            <span className="quiet">{t("record:fileHint", { count: props.mostInFile })}</span>
          </p>
        </>
      )}
    </>
  );
}

function FilterForm({ filter, slip, people, error }: RecordPageProps & { error: string | undefined }) {
  const t = useT();
  const field = (name: keyof RecordFilter) => ({
    ...{ id: `record-${name}`, name, value: filter[name] },
    error: slip?.field === name ? error : undefined,
  });
  const everybody = { value: "", label: t("record:everybody") };
  return (
    <section className="filters wide">
      <form method="get" action={paths.record} noValidate>
        <TextInput
          {...field("reference")}
          label={t("record:reference")}
          hint={t("record:referenceHint")}
          width={20}
          autoComplete="off"
        />
        <Select
          {...field("person")}
          label={t("record:person")}
          options={[everybody, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <TextInput {...field("from")} type="date" label={t("record:from")} width={10} />
        <TextInput {...field("to")} type="date" label={t("record:to")} width={10} />
        <Button kind="secondary">{t("record:show")}</Button>
      </form>
    </section>
  );
}

function Lines({ lines, hubs }: { lines: RecordLine[]; hubs: RecordPageProps["hubs"] }) {
  const { t, lang } = useSpeech();
  const when = useWhen();
  const columns = ["at", "who", "what", "about", "detail"] as const;
  const about = (it: RecordLine) =>
    it.reference ? (
      <a href={paths.request(it.reference)} className="reference">
        {it.reference}
      </a>
    ) : (
      (hubs.find((hub) => hub.id === it.hub)?.name ?? "")
    );
  return (
    <DataTable
      caption={t("record:caption")}
      columns={columns.map((it) => t(`record:column.${it}`))}
      rows={lines.map((it) => ({
        key: it.id,
        cells: [when(it.at), sayWho(t, it), sayAction(t, it.action), about(it), sayDetail(t, it, lang)],
      }))}
    />
  );
}
