import { useLoaderData } from "@remix-run/react";
import { env } from "../env.server";
import { useSpeech } from "../i18n/translate";
import { InfoPage } from "../ui/info-page";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("pages:privacy.title") };

export const loader = () => ({ minutes: env.DRAFT_MINUTES });

export default function Privacy() {
  const { t, words } = useSpeech();
  // facts only the service can give: never made up here
  const unknown = t("common:notFilledIn");
  const { minutes } = useLoaderData<typeof loader>();
  return (
    <InfoPage
      words={words.pages.privacy}
      values={{ minutes, officer: unknown, basis: unknown, keep: unknown }}
    />
  );
}
