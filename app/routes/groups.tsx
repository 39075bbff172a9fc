import { useSpeech } from "../i18n/translate";
import { HubNumbers } from "../ui/hub-numbers";
import { InfoPage } from "../ui/info-page";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("pages:groups.title"), sameForAll: true };

/** Until families can use this part here: how to ask the hub about it. */
export default function Groups() {
  const { words } = useSpeech();
  return (
    <InfoPage words={words.pages.groups}>
      <h2>{words.pages.groups.ring}</h2>
      <HubNumbers />
    </InfoPage>
  );
}
