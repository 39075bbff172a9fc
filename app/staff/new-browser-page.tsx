import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface Props {
  /** whether a link was opened here that still works */
  ready: boolean;
  slip: StaffSlip | undefined;
}

/** Where somebody asks for the link that lets a new browser try, and where it leads. */
export function NewBrowserPage({ ready, slip }: Props) {
  const t = useT();
  const field = useFields("ask", slip);
  return (
    <>
      <h1>{t("account:newBrowser.title")}</h1>
      <SlipNotice slip={slip} />
      <p>{t(ready ? "account:newBrowser.ready" : "account:newBrowser.text")}</p>
      <form method="post" noValidate>
        {ready ? (
          // a button, so that what reads mails before their owner does not use the link up
          <Button name="intent" value="know">
            {t("account:newBrowser.know")}
          </Button>
        ) : (
          <>
            <TextInput
              {...field("email")}
              label={t("account:newBrowser.email")}
              type="email"
              autoComplete="username"
              spellCheck={false}
            />
            <Button name="intent" value="ask">
              {t("account:newBrowser.ask")}
            </Button>
          </>
        )}
      </form>
      <p>
        <a href={paths.signIn}>{t("account:newBrowser.back")}</a>
      </p>
    </>
  );
}
