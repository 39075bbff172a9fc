import { useSpeech, useT } from "../i18n/translate";
import { MarkedText } from "../stories/marked-text";
import { sayDate } from "../stories/story-dates";
import { comesOut } from "../stories/story-marks";
import { Button } from "../ui/button";
import { Checkboxes } from "../ui/checkboxes";
import { TextArea } from "../ui/text-area";
import { fieldId } from "./form-problems";
import type { StoryPageView } from "./read-story-page.server";
import { MOST_LETTERS } from "../stories/story";
import { MOST_TEXT } from "./form-parts";
import type { StaffSlip } from "./staff-slip.server";
import type { StoryPageProps } from "./story-page-props";

type Reply = StoryPageView["replies"][number];

/** What the author said to the answer: read here before anybody else does. */
export function StoryReplies({ story, slip }: StoryPageProps) {
  const { t, lang, words } = useSpeech();
  if (story.replies.length === 0) return null;
  return (
    <section id="replies">
      <h2>{t("moderation:reply.title")}</h2>
      {story.replies.map((it) => (
        <div key={it.id} className="story-part">
          <h3>
            {t("moderation:reply.sent", { day: sayDate(lang, it.sentOn) })}:{" "}
            {t(`moderation:reply.state.${it.state}`)}
          </h3>
          {it.state === "waiting" && it.original !== null ? (
            <>
              <p>{t("moderation:reply.waiting")}</p>
              <p className="story-part__text">
                <MarkedText
                  text={it.original}
                  marks={it.marks}
                  say={(it) => words.moderation.kinds[it.kind]}
                />
              </p>
              <ReplyForm form="showReply" reply={it} text={it.original} slip={slip} />
              <ReplyForm form="refuseReply" reply={it} text="" slip={slip} />
            </>
          ) : (
            it.shown !== null && <p className="words">{it.shown}</p>
          )}
        </div>
      ))}
    </section>
  );
}

function ReplyForm({
  form,
  reply,
  text,
  slip,
}: {
  form: "showReply" | "refuseReply";
  reply: Reply;
  text: string;
  slip: StaffSlip | undefined;
}) {
  const t = useT();
  const mine = slip?.form === form && slip.values.reply?.[0] === reply.id ? slip : undefined;
  const problem = mine?.problems.find((it) => it.field === "text");
  const unlooked = mine?.problems.find((it) => it.field === "looked");
  const shows = form === "showReply";
  const looks = reply.marks.some(
    (it) => it.direct && !comesOut(it.kind, reply.original?.slice(it.from, it.to) ?? ""),
  );
  return (
    <form method="post">
      <input type="hidden" name="reply" value={reply.id} />
      <TextArea
        id={mine ? fieldId(form, "text") : `${form}-${reply.id}`}
        name="text"
        label={t(shows ? "moderation:reply.copy" : "moderation:reply.why")}
        value={mine?.values.text?.[0] ?? text}
        error={problem && t(`staff:problems.${problem.code}`, problem.values)}
        rows={shows ? 6 : 3}
        max={shows ? MOST_LETTERS : MOST_TEXT}
      />
      {shows && (looks || unlooked) && (
        <Checkboxes
          id={mine ? fieldId(form, "looked") : `looked-${reply.id}`}
          name="looked"
          label={t("moderation:reply.looked")}
          error={unlooked && t(`staff:problems.${unlooked.code}`)}
          values={[]}
          options={[{ value: "1", label: t("moderation:reply.lookedYes") }]}
          small
        />
      )}
      <Button kind={shows ? "primary" : "secondary"} name="intent" value={form}>
        {t(shows ? "moderation:reply.show" : "moderation:reply.refuse")}
      </Button>
    </form>
  );
}
