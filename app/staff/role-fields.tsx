import { useT } from "../i18n/translate";
import { Select } from "../ui/select";
import type { rolesToGive } from "./manage-accounts.server";
import { EVERYWHERE, type StaffMember } from "./staff";
import type { useFields } from "./staff-form";

interface Props {
  field: ReturnType<typeof useFields>;
  give: ReturnType<typeof rolesToGive>;
}

/** A role, and at which hub it is held. */
export function RoleFields({ field, give }: Props) {
  const t = useT();
  return (
    <>
      <Select
        {...field("role", give.roles[0])}
        label={t("manage:people.role")}
        options={give.roles.map((value) => ({ value, label: t(`staff:roles.${value}`) }))}
      />
      <Select
        {...field("hub", give.hubs.length === 1 ? give.hubs[0]!.id : "")}
        label={t("manage:people.hub")}
        hint={t("manage:people.hubHint")}
        options={[
          { value: "", label: t("manage:people.noHub") },
          ...give.hubs.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  );
}

/** Says a role and where it is held: "Duty worker, Hamilton Family Support Hub". */
export function useRoleName(hubs: Array<{ id: string; name: string }>) {
  const t = useT();
  return ({ role, hub }: StaffMember["roles"][number]) =>
    hub === EVERYWHERE
      ? t(`staff:roles.${role}`)
      : t("manage:people.roleAt", {
          role: t(`staff:roles.${role}`),
          hub: hubs.find((it) => it.id === hub)?.name ?? hub,
        });
}
