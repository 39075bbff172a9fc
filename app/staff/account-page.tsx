import { useT } from "../i18n/translate";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { TextInput } from "../ui/text-input";
import type { readAccount } from "./account.server";
import { DataTable } from "./data-table";
import { Folded } from "./folded";
import { MakePasskey } from "./make-passkey";
import { Passkeys } from "./passkeys-panel";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { useWhen } from "./when";

type Props = Awaited<ReturnType<typeof readAccount>> & { slip: StaffSlip | undefined };

/** One's own account. */
export function AccountPage({ email, sessions, passkeys, codesLeft, own, slip }: Props) {
  const t = useT();
  return (
    <>
      <h1>{t("account:title")}</h1>
      <SlipNotice slip={slip} />
      {slip?.codes && <Codes codes={slip.codes} />}
      {slip?.passkey && <MakePasskey options={slip.passkey} />}
      <p>{t("account:email", { email })}</p>
      <Sessions sessions={sessions} />
      {own && <Passkeys passkeys={passkeys} slip={slip} />}
      {own && <PasswordForms codesLeft={codesLeft} slip={slip} />}
    </>
  );
}

/** Where the council alone lets people in, there is nothing of this. */
function PasswordForms({ codesLeft, slip }: Pick<Props, "codesLeft" | "slip">) {
  const t = useT();
  const codes = useFields("newCodes", slip);
  const change = useFields("changePassword", slip);
  const current = { type: "password" as const, autoComplete: "current-password" };
  return (
    <>
      <h2>{t("account:codes.title")}</h2>
      <p>{t("account:codes.text")}</p>
      <p>
        <strong>{codesLeft ? t("account:codes.left", { count: codesLeft }) : t("account:codes.none")}</strong>
      </p>
      <div className="request-actions">
        <Folded form="newCodes" title={t("account:codes.make")} slip={slip}>
          <p>{t("account:codes.makeText")}</p>
          <TextInput {...codes("password")} {...current} label={t("account:password.current")} />
          <Button>{t("account:codes.make")}</Button>
        </Folded>
        <Folded form="changePassword" title={t("account:password.title")} slip={slip}>
          <TextInput {...change("password")} {...current} label={t("account:password.current")} />
          <TextInput
            {...change("fresh")}
            type="password"
            autoComplete="new-password"
            label={t("account:password.fresh")}
            hint={t("account:password.hint")}
          />
          <Button>{t("account:password.title")}</Button>
        </Folded>
      </div>
    </>
  );
}

function Codes({ codes }: { codes: string[] }) {
  const t = useT();
  return (
    <Notice kind="info" title={t("account:codes.are")}>
      <p>{t("account:codes.keep")}</p>
      <ul className="recovery-codes">
        {codes.map((it) => (
          <li key={it}>
            <code>{it}</code>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Sessions({ sessions }: Pick<Props, "sessions">) {
  const t = useT();
  const when = useWhen();
  const columns = ["started", "seen", "action"] as const;
  return (
    <form method="post">
      <input type="hidden" name="intent" value="endSession" />
      <DataTable
        caption={t("account:sessions.caption")}
        columns={columns.map((it) => t(`account:sessions.${it}`))}
        rows={sessions.map((it) => ({
          key: it.id,
          strong: it.here,
          cells: [
            when(it.startedAt),
            when(it.seenAt),
            it.here ? (
              t("account:sessions.here")
            ) : (
              <Button kind="secondary" name="which" value={it.id}>
                {t("account:sessions.end")}
                <span className="visually-hidden"> {when(it.startedAt)}</span>
              </Button>
            ),
          ],
        }))}
      />
      {sessions.length > 1 && (
        <Button kind="secondary" name="which" value="others">
          {t("account:sessions.endOthers")}
        </Button>
      )}
    </form>
  );
}
