import { useLoaderData } from "@remix-run/react";
import { env } from "../env.server";
import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import type { PageHandle } from "../ui/page-handle";
import { Prose } from "../ui/prose";

export const handle: PageHandle = { title: (t) => t("referral:before.title"), sameForAll: true };

export const loader = () => ({ minutes: env.DRAFT_MINUTES });

/** Explains the exit button, and lets people try it, before anything is written. */
export default function BeforeYouStart() {
  const { minutes } = useLoaderData<typeof loader>();
  const { t, words } = useSpeech();
  const { does, cannot } = words.referral.before;
  return (
    <>
      <BackLink href={paths.ask} />
      <h1>{t("referral:before.heading")}</h1>
      <p className="lead">{t("referral:before.lead")}</p>
      <Prose
        blocks={[{ list: does }, cannot, t("referral:before.try"), t("referral:before.kept", { minutes })]}
      />
      <form method="post" action={paths.form}>
        <input type="hidden" name="journey" value="referral" />
        <Button>{t("referral:before.start")}</Button>
      </form>
    </>
  );
}
