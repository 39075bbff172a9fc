import { useSpeech } from "../i18n/translate";
import { HubNumbers } from "../ui/hub-numbers";
import { InfoPage } from "../ui/info-page";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("pages:stories.title"), sameForAll: true };

/** Until families can use this part here: how to ask the hub about it. */
export default function Stories() {
  const { words } = useSpeech();
  return (
    <InfoPage words={words.pages.stories}>
      <h2>{words.pages.stories.ring}</h2>
      <HubNumbers />
    </InfoPage>
  );
}
