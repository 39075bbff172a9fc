import { useLoaderData } from "@remix-run/react";
import { env } from "../env.server";
import { useSpeech } from "../i18n/translate";
import { InfoPage } from "../ui/info-page";
import { Notice } from "../ui/notice";
import type { PageHandle } from "../ui/page-handle";
import { Prose } from "../ui/prose";

export const handle: PageHandle = { title: (t) => t("pages:safety.title"), sameForAll: true };

export const loader = () => ({ decoy: new URL(env.DECOY_URL).hostname, minutes: env.DRAFT_MINUTES });

export default function Safety() {
  const { safety } = useSpeech().words.pages;
  return (
    <InfoPage
      words={safety}
      values={useLoaderData<typeof loader>()}
      notice={
        <Notice kind="urgent">
          <Prose blocks={[safety.danger]} />
        </Notice>
      }
    />
  );
}
