import { useSpeech } from "../i18n/translate";
import { InfoPage } from "../ui/info-page";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("pages:accessibility.title") };

export default function Accessibility() {
  const { t, words } = useSpeech();
  return <InfoPage words={words.pages.accessibility} values={{ checked: t("common:notFilledIn") }} />;
}
