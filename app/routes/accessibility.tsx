import { useSpeech } from "../i18n/translate";
import { InfoPage } from "../ui/info-page";
import type { PageHandle } from "../ui/page-handle";
import { useFacts } from "../ui/site-context";

export const handle: PageHandle = { title: (t) => t("pages:accessibility.title"), sameForAll: true };

export default function Accessibility() {
  const { words } = useSpeech();
  return <InfoPage words={words.pages.accessibility} values={useFacts()} />;
}
