import type { ReplyBlock } from "../referrals/reply-blocks.server";
import { BLOCK_LANGUAGES, MOST_BLOCK } from "../referrals/reply-blocks";
import { formatDate } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { Button } from "../ui/button";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { DataTable } from "./data-table";
import { languageName } from "./language-name";
import { RemoveButton } from "./remove-button";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

/** Sentences that staff can start a message from. */
export function HubBlocksForm({ blocks, slip }: { blocks: ReplyBlock[]; slip: StaffSlip | undefined }) {
  const { t, lang } = useSpeech();
  const field = useFields("addBlock", slip);
  const columns = ["language", "name", "text", "checked", "action"] as const;
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
              <RemoveButton key="remove" intent="removeBlock" id={it.id} what={it.name} />,
            ],
          }))}
        />
      )}
      <form method="post">
        <h3>{t("desk:block.add")}</h3>
        <Select
          {...field("lang", "en")}
          label={t("desk:block.column.language")}
          options={BLOCK_LANGUAGES.map((value) => ({ value, label: language(value) }))}
        />
        <TextInput {...field("name")} label={t("desk:block.column.name")} autoComplete="off" />
        <TextArea
          {...field("text")}
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
        <Button name="intent" value="addBlock">
          {t("desk:block.save")}
        </Button>
      </form>
    </section>
  );
}
