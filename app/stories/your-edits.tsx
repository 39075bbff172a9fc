import { useSpeech, useT } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { TextArea } from "../ui/text-area";
import { EditedText } from "./edited-text";
import type { OwnEdit, OwnStory } from "./own-story.server";
import { sayError, type StorySlip } from "./story-slip";

interface EditsProps {
  own: OwnStory;
  slip: StorySlip;
}

/** Each edit before and after, and the choices there are. */
export function EditsToAgree({ own, slip }: EditsProps) {
  const t = useT();
  return (
    <section className="own-part" aria-labelledby="edits">
      <h2 id="edits">{t("yourStory:edits.title")}</h2>
      <p>{t("yourStory:edits.lead")}</p>
      <EditList edits={own.edits} />
      <form method="post" action={paths.yourStory} className="form-buttons">
        <input type="hidden" name="seen" value={own.seen} />
        <Button name="intent" value="agree">
          {t("yourStory:edits.yes")}
        </Button>
      </form>
      {own.question === null && (
        <NoteForm label={t("yourStory:edits.talk")} hint={t("yourStory:edits.talkHint")} slip={slip} />
      )}
      <form method="post" action={paths.yourStory} className="form-buttons">
        <Button kind="secondary" name="intent" value="withdraw">
          {t("yourStory:edits.no")}
        </Button>
      </form>
    </section>
  );
}

/** What was changed, once there is nothing to agree to. */
export function EditsDone({ edits }: { edits: OwnEdit[] }) {
  const t = useT();
  return (
    <details className="fold">
      <summary>{t("yourStory:edits.done")}</summary>
      <p>{t("yourStory:edits.lead")}</p>
      <EditList edits={edits} />
    </details>
  );
}

function EditList({ edits }: { edits: OwnEdit[] }) {
  const t = useT();
  return (
    <ol className="own-edits">
      {edits.map(({ part, pieces, why }) => (
        <li key={part}>
          <h3>{t("yourStory:edits.part", { part: t(`yourStory:parts.${part}`) })}</h3>
          <EditedText
            pieces={pieces}
            words={{ gone: t("yourStory:change.gone"), new: t("yourStory:change.new") }}
          />
          {why.length > 0 && (
            <>
              <p className="own-edits__why">{t("yourStory:edits.why")}</p>
              <ul>
                {why.map((it) => (
                  <li key={it}>{t(`yourStory:why.${it}`)}</li>
                ))}
              </ul>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What a moderator asks, and the answer. */
export function Question({ question, slip }: { question: string; slip: StorySlip }) {
  const t = useT();
  return (
    <section className="own-part" aria-labelledby="question">
      <Notice kind="info">
        <h2 id="question" className="notice__title">
          {t("yourStory:edits.asked")}
        </h2>
        <p className="words" dir="auto">
          {question}
        </p>
      </Notice>
      <NoteForm label={t("yourStory:edits.answer")} hint={t("yourStory:edits.answerHint")} slip={slip} />
    </section>
  );
}

/** A note to whoever reads stories. */
function NoteForm({ label, hint, slip }: { label: string; hint: string; slip: StorySlip }) {
  const { t, lang } = useSpeech();
  const refused = slip.error?.form === "note";
  return (
    <form method="post" action={paths.yourStory} noValidate autoComplete="off">
      <input type="hidden" name="intent" value="note" />
      <TextArea
        id="note"
        name="text"
        label={label}
        hint={hint}
        value={refused ? slip.text : undefined}
        error={refused ? sayError(slip, t, lang)?.text : undefined}
        rows={4}
      />
      <Button kind="secondary">{t("yourStory:edits.send")}</Button>
    </form>
  );
}
