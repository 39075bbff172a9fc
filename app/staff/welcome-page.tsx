import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";
import type { showInvited } from "./invite.server";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface Props {
  /** whose link it is; null where it works no more */
  invited: Awaited<ReturnType<typeof showInvited>>;
  slip: StaffSlip | undefined;
}

/** Where somebody new chooses a password and sets up their authenticator app. */
export function WelcomePage({ invited, slip }: Props) {
  const t = useT();
  const field = useFields("welcome", slip);
  if (!invited)
    return (
      <>
        <h1>{t("manage:welcome.gone")}</h1>
        <p>{t("manage:welcome.goneText")}</p>
        <p>
          <a href={paths.signIn}>{t("manage:welcome.signIn")}</a>
        </p>
      </>
    );
  return (
    <>
      <h1>{t("manage:welcome.title", { name: invited.name })}</h1>
      <SlipNotice slip={slip} />
      <p>{t("manage:welcome.lead")}</p>
      <form method="post">
        <h2>{t("manage:welcome.app")}</h2>
        <p>{t("manage:welcome.appText")}</p>
        <svg
          className="qr"
          role="img"
          aria-label={t("manage:welcome.picture")}
          viewBox={`0 0 ${invited.qr.size} ${invited.qr.size}`}
          width={220}
          height={220}
        >
          <path d={invited.qr.path} />
        </svg>
        <p>
          {t("manage:welcome.byHand")} <code>{invited.inFours}</code>
        </p>
        <p>
          <a href={invited.uri}>{t("manage:welcome.openApp")}</a>
        </p>
        <TextInput
          {...field("code")}
          label={t("manage:welcome.code")}
          hint={t("manage:welcome.codeHint")}
          inputMode="numeric"
          autoComplete="one-time-code"
          width={10}
        />
        <h2>{t("manage:welcome.password")}</h2>
        {/* for password managers */}
        <input type="hidden" name="username" autoComplete="username" value={invited.email} />
        <TextInput
          {...field("password")}
          type="password"
          autoComplete="new-password"
          label={t("manage:welcome.newPassword")}
          hint={t("account:password.hint")}
        />
        <Button>{t("manage:welcome.button")}</Button>
      </form>
    </>
  );
}
