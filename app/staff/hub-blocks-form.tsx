import type { ReplyBlock } from "../referrals/reply-blocks.server";
import { BLOCK_LANGUAGES, fillBlanks, MOST_BLOCK } from "../referrals/reply-blocks";
import { formatDate, formatDay, formatTime } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { DataTable } from "./data-table";
import { Folded } from "./folded";
import { languageName } from "./language-name";
import { Preview, SaveOrLook } from "./preview";
import { RemoveButton } from "./remove-button";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

/** A Monday at ten, to fill blanks with where only the look of it matters. */
const AN_EXAMPLE = new Date("2026-11-30T10:00:00Z");

/** Sentences that staff can start a message from. */
export function HubBlocksForm({ blocks, slip }: { blocks: ReplyBlock[]; slip: StaffSlip | undefined }) {
  const { t, lang } = useSpeech();
  const columns = ["language", "name", "text", "checked", "action"] as const;
  const fill = (text: string) => {
    const filled = fillBlanks(text, {
      date: formatDay(lang, AN_EXAMPLE),
      time: formatTime(lang, AN_EXAMPLE),
      place: t("manage:preview.place"),
    });
    return "text" in filled ? filled.text : text;
  };
  const language = (code: string) => languageName(code, lang);
  return (
    <section>
      <h2>{t("desk:block.settings")}</h2>
      <p>{t("desk:block.settingsHint")}</p>
      {blocks.length > 0 && (
        <DataTable
          caption={t("desk:block.caption")}
          columns={columns.map((it) => t(`desk:block.column.${it}`))}
          rows={blocks.map((it) => ({
            key: it.id,
            cells: [
              language(it.lang),
              it.name,
              <span key="text" lang={it.lang} dir="auto">
                {it.text}
              </span>,
              t("desk:block.checkedBy", { name: it.checkedBy, date: formatDate(lang, it.checkedAt) }),
              <>
                <Folded
                  form={`changeBlock-${it.id}`}
                  intent="changeBlock"
                  title={t("staff:change.what", { what: it.name })}
                  slip={slip}
                >
                  <input type="hidden" name="id" value={it.id} />
                  <BlockFields form={`changeBlock-${it.id}`} kept={it} slip={slip} />
                  <SaveOrLook>{t("staff:change.save")}</SaveOrLook>
                </Folded>
                <RemoveButton intent="removeBlock" id={it.id} what={it.name} />
              </>,
            ],
          }))}
        />
      )}
      {slip?.preview && /^(add|change)Block\b/.test(slip.form) && (
        <Preview>
          <p lang={slip.values.lang?.[0]} dir="auto">
            {fill(slip.values.text?.[0] ?? "")}
          </p>
        </Preview>
      )}
      <form method="post">
        <input type="hidden" name="intent" value="addBlock" />
        <h3>{t("desk:block.add")}</h3>
        <BlockFields form="addBlock" slip={slip} />
        <SaveOrLook>{t("desk:block.save")}</SaveOrLook>
      </form>
    </section>
  );
}

interface FieldsProps {
  form: string;
  /** left out: one more */
  kept?: ReplyBlock;
  slip: StaffSlip | undefined;
}

/** The words and their name. Who has checked them is asked anew whenever they change. */
function BlockFields({ form, kept, slip }: FieldsProps) {
  const { t, lang } = useSpeech();
  const field = useFields(form, slip);
  return (
    <>
      <Select
        {...field("lang", kept?.lang ?? "en")}
        label={t("desk:block.column.language")}
        options={BLOCK_LANGUAGES.map((value) => ({ value, label: languageName(value, lang) }))}
      />
      <TextInput {...field("name", kept?.name)} label={t("desk:block.column.name")} autoComplete="off" />
      <TextArea
        {...field("text", kept?.text)}
        label={t("desk:block.column.text")}
        hint={t("desk:block.textHint")}
        rows={3}
        max={MOST_BLOCK}
      />
      <TextInput
        {...field("checkedBy")}
        label={t("desk:block.whoChecked")}
        hint={t("desk:block.whoCheckedHint")}
        autoComplete="off"
      />
    </>
  );
}
