import { useT } from "../i18n/translate";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";
import { PasskeySignIn } from "./passkey-sign-in";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

export function SignInPage({ slip }: { slip: StaffSlip | undefined }) {
  const t = useT();
  const field = useFields("signIn", slip);
  return (
    <>
      <h1>{t("staff:signIn.title")}</h1>
      <SlipNotice slip={slip} />
      <PasskeySignIn options={slip?.passkey} />
      {/* posts to this very address, which may say where to go on to */}
      <form method="post">
        <TextInput
          {...field("email")}
          label={t("staff:signIn.email")}
          type="email"
          autoComplete="username"
          spellCheck={false}
        />
        <TextInput
          {...field("password")}
          label={t("staff:signIn.password")}
          type="password"
          autoComplete="current-password"
        />
        <TextInput
          {...field("code")}
          label={t("staff:signIn.code")}
          hint={t("staff:signIn.codeHint")}
          // no keypad of digits: a recovery code has letters
          autoComplete="one-time-code"
          spellCheck={false}
          width={20}
        />
        <Button>{t("staff:signIn.button")}</Button>
      </form>
      <p className="quiet">{t("staff:signIn.privacy")}</p>
      <p className="quiet">{t("staff:signIn.help")}</p>
    </>
  );
}
