import { useT } from "../i18n/translate";
import { PasskeyForm } from "./passkey-form";

/** Above the sign-in with password and code, where the browser knows passkeys. */
export function PasskeySignIn({ options }: { options: string | undefined }) {
  const t = useT();
  return (
    <PasskeyForm
      intent="passkey"
      kind="ask"
      options={options}
      begin="beginPasskey"
      button={t("passkeys:signIn")}
    >
      <p>{t("passkeys:or")}</p>
    </PasskeyForm>
  );
}
