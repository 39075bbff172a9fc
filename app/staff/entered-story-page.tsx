import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import type { StoryReceipt } from "../stories/submit-story.server";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Secrets } from "../ui/secrets";

/** What is read out to whoever told the story, or written down for them. */
export function EnteredStoryPage({ reference, code }: StoryReceipt) {
  const { t, words } = useSpeech();
  return (
    <>
      <h1>{t("story:enter.done")}</h1>
      <p>{t("story:enter.readOut")}</p>
      <Secrets
        reference={{ name: t("story:sent.reference"), value: reference }}
        code={{ name: t("story:sent.code"), value: code }}
      />
      <Notice kind="info" title={t("story:enter.say")}>
        <ul>
          {words.story.enter.sayList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Notice>
      <p>{t("story:enter.unseen")}</p>
      <div className="form-buttons">
        <LinkButton href={paths.enterStory} kind="secondary">
          {t("story:enter.another")}
        </LinkButton>
      </div>
    </>
  );
}
