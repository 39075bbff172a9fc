import { useT } from "../i18n/translate";
import { Notice } from "../ui/notice";
import { PasskeyForm } from "./passkey-form";

/** The second half of adding one: the password was right, and the device is asked. */
export function MakePasskey({ options }: { options: string }) {
  const t = useT();
  return (
    <Notice kind="info" title={t("passkeys:make.title")}>
      <p>{t("passkeys:make.text")}</p>
      <PasskeyForm intent="keepPasskey" kind="make" options={options} button={t("passkeys:make.button")} />
    </Notice>
  );
}
