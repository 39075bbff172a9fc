import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Prose } from "../ui/prose";
import { ComplaintBox } from "./complaint-box";
import type { OwnStory } from "./own-story.server";
import { sayError, type StorySlip } from "./story-slip";
import { YourAudience, TakeBack, TakeBackSure } from "./your-audience";
import { YourChanges, YourConversation } from "./your-conversation";
import { EditsDone, EditsToAgree, Question } from "./your-edits";
import { WhatIsNext, WhyNotShown } from "./your-standing";
import { YourText } from "./your-text";

interface Props {
  own: OwnStory;
  slip: StorySlip;
}

/** Where a story is, what others read of it, and all that its author can do about it. */
export function YourStoryPage({ own, slip }: Props) {
  const { t, lang } = useSpeech();
  const error = sayError(slip, t, lang);
  const { standing } = own;
  const over = standing === "withdrawn";
  return (
    <>
      {error && <ErrorSummary errors={[error]} />}
      {slip.said && (
        <Notice kind={TELLS_NO.has(slip.said) ? "info" : "success"}>
          <p>{t(`yourStory:said.${slip.said}`)}</p>
          {slip.text && (
            <>
              <p>{t("yourStory:said.typed")}</p>
              <p className="words" dir="auto">
                {slip.text}
              </p>
            </>
          )}
        </Notice>
      )}
      {slip.sure && !over && <TakeBackSure />}
      <h1>{t("yourStory:heading")}</h1>
      <p>
        {t("yourStory:reference")}: <strong>{own.reference}</strong>
      </p>
      <p className="lead">{t(`yourStory:state.${standing}`)}</p>
      {over ? <Gone /> : <Standing own={own} slip={slip} />}
      {!over && <ComplaintBox {...own.complaints} />}
      <form method="post" action={paths.yourStory} className="form-buttons">
        <input type="hidden" name="intent" value="close" />
        <Button kind="quiet">{t("yourStory:close")}</Button>
      </form>
    </>
  );
}

/** What was said that is no success. */
const TELLS_NO = new Set(["moved", "editedAgain", "kept"]);

function Standing({ own, slip }: Props) {
  const { words } = useSpeech();
  const refused = own.standing === "refused";
  return (
    <>
      <WhatIsNext own={own} />
      <WhyNotShown own={own} />
      {own.question !== null && <Question question={own.question} slip={slip} />}
      {own.standing === "asking" && <EditsToAgree own={own} slip={slip} />}
      <Prose blocks={[words.yourStory.help]} />
      <YourText own={own} />
      {own.standing !== "asking" && own.edits.length > 0 && <EditsDone edits={own.edits} />}
      <YourConversation own={own} slip={slip} />
      <YourChanges changes={own.changes} />
      {!refused && <YourAudience own={own} slip={slip} />}
      <TakeBack />
    </>
  );
}

/** Nothing is left to see, and something to begin. */
function Gone() {
  const { t } = useSpeech();
  return (
    <>
      <p>{t("yourStory:withdrawn.stays")}</p>
      <p>{t("yourStory:withdrawn.again")}</p>
      <LinkButton kind="secondary" href={paths.tellStory}>
        {t("yourStory:withdrawn.tell")}
      </LinkButton>
    </>
  );
}
