import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readAskPage } from "../referrals/ask-page.server";
import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { HelpNumbers } from "../ui/help-numbers";
import { HubNumbers } from "../ui/hub-numbers";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import type { PageHandle } from "../ui/page-handle";
import { Prose } from "../ui/prose";
import { useOwnText } from "../ui/site-context";

export const handle: PageHandle = { title: (t) => t("referral:ask.title"), sameForAll: true };

export const loader = ({ request, context }: LoaderFunctionArgs) =>
  readAskPage(request, context.language, new Date());

export default function Ask() {
  const { whenRead, target, ranOut } = useLoaderData<typeof loader>();
  const { t, words } = useSpeech();
  const own = useOwnText("next");
  return (
    <>
      {ranOut && (
        <Notice kind="info" title={t("referral:ask.ranOut")}>
          <p>{t("referral:ask.ranOutBody")}</p>
        </Notice>
      )}
      <h1>{t("referral:ask.heading")}</h1>
      <p className="lead">{t("referral:ask.lead")}</p>
      <Notice kind="urgent" title={t("referral:urgent.title")}>
        <HelpNumbers only={1} />
      </Notice>
      <h2>{t("referral:ask.next")}</h2>
      {own ? (
        <Prose blocks={own} values={{ target }} />
      ) : (
        <ol>
          {words.referral.ask.steps.map((step) => (
            <li key={step}>{step.replace("{{target}}", target)}</li>
          ))}
        </ol>
      )}
      <h2>{t("referral:ask.when")}</h2>
      <p>{whenRead}</p>
      <LinkButton href={paths.beforeYouStart}>{t("referral:ask.start")}</LinkButton>
      <h2>{t("referral:ask.phone")}</h2>
      <p>{t("referral:ask.phoneBody")}</p>
      <HubNumbers />
      <h2>{t("referral:ask.share")}</h2>
      <Prose blocks={[t("referral:ask.shareBody")]} />
    </>
  );
}
