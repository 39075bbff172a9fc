import { useT } from "../i18n/translate";
import { Button } from "../ui/button";
import { Radios } from "../ui/radios";
import { useSite } from "../ui/site-context";
import { TextInput } from "../ui/text-input";
import { DataTable } from "./data-table";
import { Folded } from "./folded";
import type { OwnPasskey } from "./passkeys.server";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { useWhen } from "./when";

interface Props {
  passkeys: OwnPasskey[];
  slip: StaffSlip | undefined;
}

/** One's own passkeys, on one's own account. */
export function Passkeys({ passkeys, slip }: Props) {
  const t = useT();
  const { passkeyScript } = useSite().assets;
  const when = useWhen();
  const columns = ["name", "made", "used"] as const;
  return (
    <>
      <h2>{t("passkeys:title")}</h2>
      <p>{t("passkeys:text")}</p>
      {passkeys.length === 0 ? (
        <p>
          <strong>{t("passkeys:none")}</strong>
        </p>
      ) : (
        <DataTable
          caption={t("passkeys:caption")}
          columns={columns.map((it) => t(`passkeys:column.${it}`))}
          rows={passkeys.map((it) => ({
            key: it.id,
            cells: [it.name, when(it.madeAt), it.usedAt ? when(it.usedAt) : t("passkeys:unused")],
          }))}
        />
      )}
      <p data-passkey-cannot>{t("passkeys:cannot")}</p>
      <div className="request-actions">
        <div data-passkey-can hidden>
          <AddPasskey slip={slip} />
        </div>
        {passkeys.length > 0 && <RemovePasskey passkeys={passkeys} slip={slip} />}
      </div>
      <script type="module" src={passkeyScript} />
    </>
  );
}

const current = { type: "password" as const, autoComplete: "current-password" };

function AddPasskey({ slip }: Pick<Props, "slip">) {
  const t = useT();
  const field = useFields("addPasskey", slip);
  return (
    <Folded form="addPasskey" title={t("passkeys:add")} slip={slip}>
      <p>{t("passkeys:addText")}</p>
      <TextInput
        {...field("name")}
        label={t("passkeys:name")}
        hint={t("passkeys:nameHint")}
        autoComplete="off"
      />
      <TextInput {...field("password")} {...current} label={t("account:password.current")} />
      <Button>{t("passkeys:next")}</Button>
    </Folded>
  );
}

function RemovePasskey({ passkeys, slip }: Props) {
  const t = useT();
  const when = useWhen();
  const field = useFields("removePasskey", slip);
  return (
    <Folded form="removePasskey" title={t("passkeys:remove")} slip={slip}>
      <p>{t("passkeys:removeText")}</p>
      <Radios
        {...field("passkey")}
        label={t("passkeys:which")}
        options={passkeys.map((it) => ({ value: it.id, label: it.name, hint: when(it.madeAt) }))}
      />
      <TextInput {...field("password")} {...current} label={t("account:password.current")} />
      <Button kind="danger">{t("passkeys:remove")}</Button>
    </Folded>
  );
}
