/** A story as it is shown, what was said under it, and everything a hub does about it. */
import { useSpeech, useT } from "../i18n/translate";
import { paths } from "../paths";
import { FaceLine } from "../stories/face-line";
import { useSayStory } from "../stories/say-story";
import { BODY_PARTS } from "../stories/story";
import { sayDay, sayMonth } from "../stories/story-dates";
import { BackLink } from "../ui/back-link";
import { Notice } from "../ui/notice";
import { SummaryList } from "../ui/summary-list";
import { CheckForms, OwnAnswer, TakeBackForm } from "./answer-actions";
import { AnswerForm } from "./answer-form";
import type { AnswerPageProps } from "./answer-page-props";
import type { Said } from "./read-answer-page.server";
import { SlipNotice } from "./staff-form";
import { PlanForm, Promises } from "./story-promises";
import type { StaffSlip } from "./staff-slip.server";

export function AnswerPage(props: AnswerPageProps) {
  const { t, lang } = useSpeech();
  const { story, due, waiting, own, changes, owners, plansAt, slip, may } = props;
  return (
    <>
      <BackLink href={paths.staffStories} />
      <h1 lang={story.lang} dir="auto">
        {story.text?.title ?? t("answers:page.title")}
      </h1>
      <SlipNotice slip={slip} />
      {due?.late && (
        <Notice kind="urgent" title={t("answers:page.late")}>
          <p>{t("answers:page.lateText", { day: sayDay(lang, due.day) })}</p>
        </Notice>
      )}
      {due && props.conversation.some((it) => "answer" in it) && (
        <Notice kind="info" title={t("answers:page.again")}>
          <p>{t("answers:page.againText")}</p>
        </Notice>
      )}
      <div className="request wide">
        <div>
          <Facts {...props} />
          <Words story={story} />
        </div>
        <div>
          <Conversation {...props} />
          {waiting.map((it) => (
            <CheckForms key={it.id} answer={it} check={may.check && !it.mine} slip={slip} />
          ))}
          {own && <OwnAnswer answer={own} slip={slip} />}
          {may.answer && <AnswerForm {...props} />}
          <section>
            <h2>{t("answers:promise.title")}</h2>
            {changes.length === 0 && <p>{t("answers:promise.none")}</p>}
            <Promises changes={changes} owners={owners} slip={slip} today={props.today} />
            {plansAt && <PlanForm owners={owners[plansAt]!} slip={slip} />}
          </section>
        </div>
      </div>
    </>
  );
}

/** Months and no days: who came on which day is nobody's to work out. */
function Facts({ story, programmes, due }: AnswerPageProps) {
  const { t, lang } = useSpeech();
  const say = useSayStory(programmes);
  const tagged = (kind: string) =>
    story.tags
      .filter((it) => it.kind === kind)
      .map((it) => say.tag(it))
      .filter(Boolean)
      .join(", ");
  const row = (key: "hubs" | "about" | "services" | "feelings" | "themes", value: string) =>
    value ? [{ key: t(`answers:page.fact.${key}`), value }] : [];
  return (
    <SummaryList
      rows={[
        {
          key: t("answers:page.fact.by"),
          value: story.text ? say.author({ name: story.text.name, tags: story.tags }) : "",
        },
        { key: t("answers:page.fact.told"), value: sayMonth(lang, story.month) },
        ...row("hubs", tagged("hub")),
        ...row("about", tagged("programme")),
        ...row("services", tagged("service")),
        ...row("feelings", tagged("feeling")),
        ...row("themes", tagged("theme")),
        { key: t("answers:page.fact.readBy"), value: t(`answers:page.readBy.${story.shownTo}`) },
        ...(due ? [{ key: t("answers:page.fact.due"), value: sayDay(lang, due.day) }] : []),
      ]}
    />
  );
}

function Words({ story }: Pick<AnswerPageProps, "story">) {
  const t = useT();
  const { text, lang } = story;
  if (!text) return <p>{t("answers:page.gone")}</p>;
  const parts = BODY_PARTS.filter((it) => text[it] !== "");
  return (
    <section>
      {parts.map((it) => (
        <div key={it}>
          <h2>{t(`stories:story.part.${it}`)}</h2>
          <p className="words" lang={lang} dir="auto">
            {text[it]}
          </p>
        </div>
      ))}
      <p className="quiet">{t("answers:page.copyOnly")}</p>
    </section>
  );
}

function Conversation({ conversation, story, may, slip }: AnswerPageProps) {
  const t = useT();
  return (
    <section className="thread">
      <h2>{t("answers:page.said")}</h2>
      {conversation.length === 0 && <p>{t("answers:page.nothingSaid")}</p>}
      <ol>
        {conversation.map((it) =>
          "reply" in it ? (
            <li key={`${it.on}${it.reply}`} className="theirs">
              <p>
                <strong>{t("answers:page.reply", { name: story.text?.name ?? "" })}</strong>
              </p>
              <p className="words" lang={story.lang} dir="auto">
                {it.reply}
              </p>
            </li>
          ) : (
            <Given key={it.answer.id} it={it} mayTakeBack={may.check} slip={slip} />
          ),
        )}
      </ol>
    </section>
  );
}

function Given({
  it: { on, answer },
  mayTakeBack,
  slip,
}: {
  it: Extract<Said, { answer: unknown }>;
  mayTakeBack: boolean;
  slip: StaffSlip | undefined;
}) {
  const { t, lang } = useSpeech();
  return (
    <li className="ours">
      <FaceLine {...answer} />
      <p className="words">{answer.text}</p>
      <p className="quiet">{t("answers:page.givenOn", { day: sayDay(lang, on) })}</p>
      {answer.helped && <p>{t(`answers:page.helped.${answer.helped}`)}</p>}
      {mayTakeBack && (
        <div className="request-actions">
          <TakeBackForm id={answer.id} slip={slip} />
        </div>
      )}
    </li>
  );
}
