import type { HubPerson } from "../hubs/hubs.server";
import { useT } from "../i18n/translate";
import { TextInput } from "../ui/text-input";
import { DataTable } from "./data-table";
import { SaveOrLook } from "./preview";
import { RemoveButton } from "./remove-button";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface HubPeopleProps {
  people: HubPerson[];
  slip: StaffSlip | undefined;
}

/** Staff whom the hub's page names, and a form for one more. */
export function HubPeopleForm({ people, slip }: HubPeopleProps) {
  const t = useT();
  const field = useFields("addPerson", slip);
  return (
    <section>
      <h2>{t("staff:hub.people.title")}</h2>
      <p>{t("staff:hub.people.hint")}</p>
      {people.length > 0 ? <People people={people} /> : <p>{t("staff:hub.people.none")}</p>}
      <form method="post">
        <input type="hidden" name="intent" value="addPerson" />
        <h3>{t("staff:hub.people.add")}</h3>
        <TextInput {...field("name")} label={t("staff:hub.people.name")} autoComplete="off" />
        <TextInput {...field("role")} label={t("staff:hub.people.role")} autoComplete="off" />
        <SaveOrLook>{t("staff:hub.people.save")}</SaveOrLook>
      </form>
    </section>
  );
}

function People({ people }: Pick<HubPeopleProps, "people">) {
  const t = useT();
  const columns = ["name", "role", "action"] as const;
  return (
    <DataTable
      caption={t("staff:hub.people.caption")}
      columns={columns.map((it) => t(`staff:hub.people.column.${it}`))}
      rows={people.map(({ id, name, role }) => ({
        key: id,
        cells: [name, role, <RemoveButton key="remove" intent="removePerson" id={id} what={name} />],
      }))}
    />
  );
}
