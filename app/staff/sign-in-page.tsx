import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { TextInput } from "../ui/text-input";
import { PasskeySignIn } from "./passkey-sign-in";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface Props {
  slip: StaffSlip | undefined;
  /** where signing in with an account of the council begins */
  council: string | undefined;
  /** whether the portal's own passwords are taken */
  own: boolean;
}

export function SignInPage({ slip, council, own }: Props) {
  const t = useT();
  return (
    <>
      <h1>{t("staff:signIn.title")}</h1>
      <SlipNotice slip={slip} />
      {council && (
        <>
          <p>{t("staff:signIn.councilText")}</p>
          <p>
            <LinkButton href={council}>{t("staff:signIn.council")}</LinkButton>
          </p>
        </>
      )}
      {council && own && <h2>{t("staff:signIn.orPassword")}</h2>}
      {own && <PasskeySignIn options={slip?.passkey} />}
      {own && <PasswordForm slip={slip} />}
      {own && (
        <p>
          <a href={paths.newBrowser}>{t("staff:signIn.newBrowser")}</a>
        </p>
      )}
      <p className="quiet">{t("staff:signIn.privacy")}</p>
      <p className="quiet">{t(own ? "staff:signIn.help" : "staff:signIn.helpCouncil")}</p>
    </>
  );
}

function PasswordForm({ slip }: Pick<Props, "slip">) {
  const t = useT();
  const field = useFields("signIn", slip);
  return (
    // posts to this very address, which may say where to go on to
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
  );
}
