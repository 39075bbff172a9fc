import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { TextInput } from "../ui/text-input";
import { WhomToTell } from "../ui/whom-to-tell";
import { DataTable } from "./data-table";
import { Folded } from "./folded";
import type { Account, rolesToGive } from "./manage-accounts.server";
import { roleField } from "./person-forms";
import { ProblemHere } from "./problem-here";
import { RoleFields, useRoleName } from "./role-fields";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface Props {
  account: Account;
  give: ReturnType<typeof rolesToGive>;
  hubs: Array<{ id: string; name: string }>;
  /** the council's sign-in says what somebody may do */
  council: boolean;
  /** it is this person's own */
  self: boolean;
  /** who can change one's own; null: it is another's, or this person knows */
  tell: string[] | null;
  slip: StaffSlip | undefined;
}

/** One account: roles, a new way in, and whether it works at all. */
export function PersonPage({ account, give, hubs, council, self, tell, slip }: Props) {
  const t = useT();
  const field = useFields("addRole", slip);
  const correct = useFields("correct", slip);
  const { name, email, state } = account;
  return (
    <>
      <BackLink href={paths.people} />
      <h1>{name}</h1>
      <SlipNotice slip={slip} />
      <p>
        <bdi>{email}</bdi>
      </p>
      <Notice kind="info">
        {tell ? (
          <WhomToTell text={t("manage:person.self")} names={tell} />
        ) : (
          <p>{t(self ? "manage:person.self" : `manage:person.is.${state}`)}</p>
        )}
      </Notice>
      {slip && <ProblemHere form={slip.form} field="self" slip={slip} />}
      {council && <p>{t("manage:person.council")}</p>}
      <Roles account={account} hubs={hubs} self={self} slip={slip} />
      {!self && (
        <div className="request-actions">
          <Folded form="correct" title={t("manage:person.correct")} slip={slip}>
            <p>{t("manage:person.correctText")}</p>
            <TextInput {...correct("name", name)} label={t("manage:people.name")} autoComplete="off" />
            <TextInput
              {...correct("email", email)}
              label={t("manage:people.email")}
              type="email"
              autoComplete="off"
            />
            <Button>{t("staff:change.save")}</Button>
          </Folded>
          <Folded form="addRole" title={t("manage:person.addRole")} slip={slip}>
            <RoleFields field={field} give={give} />
            <Button>{t("manage:person.addRole")}</Button>
          </Folded>
          {state !== "off" && (
            <Folded form="invite" title={t("manage:person.invite")} slip={slip}>
              <p>{t("manage:person.inviteText")}</p>
              <Button>{t("manage:person.invite")}</Button>
            </Folded>
          )}
          <Folded
            form={state === "off" ? "switchOn" : "switchOff"}
            title={t(state === "off" ? "manage:person.switchOn" : "manage:person.switchOff")}
            slip={slip}
          >
            <ProblemHere form="switchOff" slip={slip} />
            <p>{t(state === "off" ? "manage:person.onText" : "manage:person.offText")}</p>
            <Button>{t(state === "off" ? "manage:person.switchOn" : "manage:person.switchOff")}</Button>
          </Folded>
        </div>
      )}
    </>
  );
}

function Roles({ account, hubs, self, slip }: Pick<Props, "account" | "hubs" | "self" | "slip">) {
  const t = useT();
  const roleName = useRoleName(hubs);
  if (account.roles.length === 0) return <p>{t("manage:people.noRole")}</p>;
  return (
    <form method="post">
      <input type="hidden" name="intent" value="removeRole" />
      <DataTable
        caption={t("manage:person.roles")}
        columns={[t("manage:people.column.roles"), t("manage:person.action")]}
        rows={account.roles.map((it) => ({
          key: `${it.role} ${it.hub}`,
          cells: [
            roleName(it),
            self ? (
              ""
            ) : (
              <>
                <ProblemHere form="removeRole" field={roleField(it)} slip={slip} />
                <Button kind="secondary" name="which" value={`${it.role} ${it.hub}`}>
                  {t("staff:hub.people.remove")}
                  <span className="visually-hidden"> {roleName(it)}</span>
                </Button>
              </>
            ),
          ],
        }))}
      />
    </form>
  );
}
