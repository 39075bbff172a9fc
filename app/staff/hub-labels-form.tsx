import type { Label } from "../referrals/labels.server";
import { useT } from "../i18n/translate";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";
import { DataTable } from "./data-table";
import { RemoveButton } from "./remove-button";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

/** The hub's own words for sorting its requests. */
export function HubLabelsForm({ labels, slip }: { labels: Label[]; slip: StaffSlip | undefined }) {
  const t = useT();
  const field = useFields("addLabel", slip);
  return (
    <section>
      <h2>{t("desk:labels.settings")}</h2>
      <p>{t("desk:labels.settingsHint")}</p>
      {labels.length > 0 && (
        <DataTable
          caption={t("desk:labels.caption")}
          columns={[t("desk:labels.name"), t("staff:hub.people.column.action")]}
          rows={labels.map(({ id, name }) => ({
            key: id,
            cells: [name, <RemoveButton key="remove" intent="removeLabel" id={id} what={name} />],
          }))}
        />
      )}
      <form method="post">
        <TextInput {...field("name")} label={t("desk:labels.new")} autoComplete="off" />
        <Button name="intent" value="addLabel">
          {t("desk:labels.add")}
        </Button>
      </form>
    </section>
  );
}
