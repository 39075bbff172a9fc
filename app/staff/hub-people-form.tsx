import type { HubPerson } from "../hubs/hubs.server";
import { useT } from "../i18n/translate";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";
import { DataTable } from "./data-table";
import { Folded } from "./folded";
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
      {people.length > 0 ? <People people={people} slip={slip} /> : <p>{t("staff:hub.people.none")}</p>}
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

function People({ people, slip }: Pick<HubPeopleProps, "people" | "slip">) {
  const t = useT();
  const columns = ["name", "role", "action"] as const;
  return (
    <DataTable
      caption={t("staff:hub.people.caption")}
      columns={columns.map((it) => t(`staff:hub.people.column.${it}`))}
      rows={people.map(({ id, name, role }, at) => ({
        key: id,
        cells: [
          name,
          role,
          <>
            <ChangePerson person={{ id, name, role }} slip={slip} />
            <Move
              id={id}
              name={name}
              ways={[...(at > 0 ? UP : []), ...(at < people.length - 1 ? DOWN : [])]}
            />
            <RemoveButton intent="removePerson" id={id} what={name} />
          </>,
        ],
      }))}
    />
  );
}

const UP = ["up"] as const;
const DOWN = ["down"] as const;

function ChangePerson({
  person: { id, name, role },
  slip,
}: {
  person: Pick<HubPerson, "id" | "name" | "role">;
  slip: StaffSlip | undefined;
}) {
  const t = useT();
  const form = `changePerson-${id}`;
  const field = useFields(form, slip);
  return (
    <Folded form={form} intent="changePerson" title={t("staff:change.what", { what: name })} slip={slip}>
      <input type="hidden" name="id" value={id} />
      <TextInput {...field("name", name)} label={t("staff:hub.people.name")} autoComplete="off" />
      <TextInput {...field("role", role)} label={t("staff:hub.people.role")} autoComplete="off" />
      <SaveOrLook>{t("staff:change.save")}</SaveOrLook>
    </Folded>
  );
}

function Move({ id, name, ways }: { id: string; name: string; ways: Array<"up" | "down"> }) {
  const t = useT();
  return (
    <form method="post" className="row-buttons">
      <input type="hidden" name="intent" value="movePerson" />
      <input type="hidden" name="id" value={id} />
      {ways.map((it) => (
        <Button key={it} kind="secondary" name="to" value={it}>
          {t(`staff:hub.people.${it}`)}
          <span className="visually-hidden"> {name}</span>
        </Button>
      ))}
    </form>
  );
}
