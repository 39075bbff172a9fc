import { useLoaderData } from "@remix-run/react";
import { env } from "../env.server";
import { useSpeech } from "../i18n/translate";
import { InfoPage } from "../ui/info-page";
import type { PageHandle } from "../ui/page-handle";
import { useFacts, useOwnText } from "../ui/site-context";

export const handle: PageHandle = { title: (t) => t("pages:privacy.title"), sameForAll: true };

export const loader = () => ({ minutes: env.DRAFT_MINUTES });

export default function Privacy() {
  const { words } = useSpeech();
  const values = { ...useFacts(), ...useLoaderData<typeof loader>() };
  const blocks = useOwnText("privacy") ?? words.pages.privacy.blocks;
  return <InfoPage words={{ ...words.pages.privacy, blocks }} values={values} />;
}
