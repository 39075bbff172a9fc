import { useSpeech } from "../i18n/translate";
import { HelpNumbers } from "../ui/help-numbers";
import { HubNumbers } from "../ui/hub-numbers";
import { Prose } from "../ui/prose";
import { MeTooGone } from "./me-too";
import type { MeTooSaid } from "./me-too-forms.server";

/** Where no story is to be read: nothing says whether there ever was one.
 *  @param meToo what became of it, where somebody has just said so of it */
export function NoStory({ meToo }: { meToo: MeTooSaid | null }) {
  const { t, words } = useSpeech();
  return (
    <>
      {meToo === "gone" && <MeTooGone />}
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
