import { useSpeech, useT } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { TextArea } from "../ui/text-area";
import type { OwnAnswer, OwnReply } from "./own-conversation.server";
import type { OwnStory } from "./own-story.server";
import { FaceLine } from "./face-line";
import { HELPED, MOST_REPLY_WORDS } from "./reply";
import { sayDate, sayMonth } from "./story-dates";
import { sayError, type StorySlip } from "./story-slip";

interface Props {
  own: OwnStory;
  slip: StorySlip;
}

/** What the hub says, whether it helped, and what the author says to it. */
export function YourConversation({ own, slip }: Props) {
  const t = useT();
  const { conversation, mayReply } = own;
  if (conversation.length === 0) return null;
  return (
    <section className="thread own-part" aria-labelledby="answers">
      <h2 id="answers">{t("yourStory:answers.title")}</h2>
      <ol>
        {conversation.map((it) =>
          "helped" in it ? <Answer key={it.id} answer={it} /> : <Reply key={it.id} reply={it} />,
        )}
      </ol>
      {mayReply !== "no" && <ReplyForm own={own} slip={slip} />}
    </section>
  );
}

function Answer({ answer }: { answer: OwnAnswer }) {
  const { t, lang } = useSpeech();
  return (
    <li className="theirs">
      <FaceLine {...answer} />
      <p className="words own-answer__words" dir="auto">
        {answer.text}
      </p>
      <p className="quiet">{t("yourStory:answers.on", { day: sayDate(lang, answer.on) })}</p>
      <Helped answer={answer} />
    </li>
  );
}

const SAID = { yes: "saidYes", partly: "saidPartly", no: "saidNo" } as const;

/** Yes, partly or no: three buttons, or what was said and a way to say something else. */
function Helped({ answer: { id, helped } }: { answer: OwnAnswer }) {
  const t = useT();
  const form = (
    <form method="post" action={paths.yourStory}>
      <input type="hidden" name="intent" value="helped" />
      <input type="hidden" name="answer" value={id} />
      <fieldset className="own-helped">
        <legend>{t("yourStory:answers.helped")}</legend>
        {HELPED.map((it) => (
          <Button key={it} kind="secondary" name="helped" value={it}>
            {t(`yourStory:answers.${it}`)}
          </Button>
        ))}
      </fieldset>
    </form>
  );
  if (!helped) return form;
  return (
    <>
      <p>{t(`yourStory:answers.${SAID[helped]}`)}</p>
      <details className="fold">
        <summary>{t("yourStory:answers.change")}</summary>
        {form}
      </details>
    </>
  );
}

function Reply({ reply }: { reply: OwnReply }) {
  const { t, lang } = useSpeech();
  return (
    <li className="ours">
      <p>
        <strong>{t("yourStory:reply.yours", { day: sayDate(lang, reply.on) })}</strong>
      </p>
      <p className="words" dir="auto">
        {reply.text}
      </p>
      <p className="quiet">
        {t(`yourStory:reply.${reply.state}`)} {reply.edited && t("yourStory:reply.edited")}
      </p>
      {reply.because && (
        <>
          <p>{t("yourStory:refused.says")}</p>
          <p className="words" dir="auto">
            {reply.because}
          </p>
        </>
      )}
      {reply.state !== "refused" && (
        <form method="post" action={paths.yourStory}>
          <input type="hidden" name="intent" value="replyBack" />
          <input type="hidden" name="reply" value={reply.id} />
          <Button kind="quiet">{t("yourStory:reply.back")}</Button>
        </form>
      )}
    </li>
  );
}

function ReplyForm({ own, slip }: Props) {
  const { t, lang } = useSpeech();
  if (own.mayReply === "tooMany") return <p>{t("yourStory:reply.tooMany")}</p>;
  const refused = slip.error?.form === "reply";
  return (
    <form method="post" action={paths.yourStory} noValidate autoComplete="off">
      <h3>{t("yourStory:reply.title")}</h3>
      <p>{t("yourStory:reply.lead")}</p>
      <input type="hidden" name="intent" value="reply" />
      <input type="hidden" name="key" value={own.replyKey} />
      <TextArea
        id="reply"
        name="text"
        label={t("yourStory:reply.label")}
        hint={t("yourStory:reply.hint", { count: MOST_REPLY_WORDS })}
        value={refused ? slip.text : undefined}
        error={refused ? sayError(slip, t, lang)?.text : undefined}
        rows={6}
      />
      <Button>{t("yourStory:reply.send")}</Button>
    </form>
  );
}

/** What is promised, done, or will not be. */
export function YourChanges({ changes }: { changes: OwnStory["changes"] }) {
  const { t, lang } = useSpeech();
  if (changes.length === 0) return null;
  return (
    <section className="own-part" aria-labelledby="changes">
      <h2 id="changes">{t("yourStory:changes.title")}</h2>
      <ul className="own-changes">
        {changes.map(({ id, say, month, plan, outcome }) => (
          <li key={id}>
            <p>
              <strong>{t(`yourStory:changes.${say}`, { month: sayMonth(lang, month) })}</strong>
            </p>
            <p className="words">{plan}</p>
            {outcome && <p className="words">{outcome}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
