import { useSpeech } from "../i18n/translate";
import { HelpNumbers } from "../ui/help-numbers";
import { HubNumbers } from "../ui/hub-numbers";
import { Prose } from "../ui/prose";

/** Where no story is to be read: nothing says whether there ever was one. */
export function NoStory() {
  const { t, words } = useSpeech();
  return (
    <>
      <h1>{t("stories:gone.heading")}</h1>
      <p className="lead">{t("stories:gone.text")}</p>
      <Prose blocks={[words.stories.gone.next]} />
      <h2>{t("pages:plain.talk")}</h2>
      <HubNumbers />
      <h2>{t("pages:home.helpNow")}</h2>
      <HelpNumbers />
    </>
  );
}
