import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";
import { WhomToTell } from "../ui/whom-to-tell";
import { DataTable } from "./data-table";
import type { Account, rolesToGive } from "./manage-accounts.server";
import { RoleFields, useRoleName } from "./role-fields";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { Tag } from "./tag";

interface Props {
  accounts: Account[];
  give: ReturnType<typeof rolesToGive>;
  hubs: Array<{ id: string; name: string }>;
  /** who looks after everybody else; null: this person does */
  tell: string[] | null;
  slip: StaffSlip | undefined;
}

/** Everybody whose account this person looks after, and a form for one more. */
export function PeoplePage({ accounts, give, hubs, tell, slip }: Props) {
  const t = useT();
  const field = useFields("add", slip);
  const roleName = useRoleName(hubs);
  const columns = ["name", "email", "roles", "state"] as const;
  return (
    <>
      <h1>{t("manage:people.title")}</h1>
      <SlipNotice slip={slip} />
      <DataTable
        caption={t("manage:people.caption")}
        columns={columns.map((it) => t(`manage:people.column.${it}`))}
        rows={accounts.map((it) => ({
          key: it.id,
          cells: [
            <a key="name" href={paths.person(it.id)}>
              {it.name}
            </a>,
            <bdi key="email">{it.email}</bdi>,
            it.roles.length ? it.roles.map(roleName).join("; ") : t("manage:people.noRole"),
            <Tag key="state" kind={it.state === "active" ? "plain" : "late"}>
              {t(`manage:people.state.${it.state}`)}
            </Tag>,
          ],
        }))}
      />
      <WhomToTell text={t("manage:people.others")} names={tell} />
      <form method="post">
        <h2>{t("manage:people.add")}</h2>
        <p>{t("manage:people.addHint")}</p>
        <TextInput {...field("name")} label={t("manage:people.name")} autoComplete="off" />
        <TextInput {...field("email")} label={t("manage:people.email")} type="email" autoComplete="off" />
        <RoleFields field={field} give={give} />
        <Button>{t("manage:people.save")}</Button>
      </form>
    </>
  );
}
