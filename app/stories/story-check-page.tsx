import type { ReactNode } from "react";
import { useSpeech, useT } from "../i18n/translate";
import { formatNumber } from "../i18n/dates";
import type { Line } from "../questions/transcript";
import { ErrorSummary } from "../ui/error-summary";
import { Notice } from "../ui/notice";
import { ComplaintBox } from "./complaint-box";
import { MarkedText } from "./marked-text";
import type { StoryCheck } from "./story-check.server";

/** Above the answers: that the story is too long, or that somebody who knows its author might read this. */
export function StoryCheckNotices({ words, over, marks }: StoryCheck) {
  const { t, lang } = useSpeech();
  const marked = Object.keys(marks).length > 0;
  const text = t("story:check.over", { count: over, words: formatNumber(lang, words) });
  return (
    <>
      {over > 0 && (
        <>
          <ErrorSummary errors={[{ field: "answers", text }]} />
          <Notice kind="info">
            <p>{t("story:check.overBody")}</p>
          </Notice>
        </>
      )}
      {marked && (
        <Notice kind="info" title={t("story:check.marked")}>
          <p>
            {t("story:check.markedBody")} {over === 0 && t("story:check.markedSend")}
          </p>
        </Notice>
      )}
    </>
  );
}

/** How the page before sending differs for a story: what is marked, the word on the button, and the road of a complaint. */
export function useStoryCheck(story: StoryCheck | null) {
  const t = useT();
  if (!story) return {};
  const marked = Object.keys(story.marks).length > 0;
  return {
    say: (line: Line) => <MarkedAnswer line={line} marks={story.marks} />,
    send: story.over > 0 ? null : marked ? t("story:check.sendAsItIs") : undefined,
    after: <ComplaintBox {...story.roads} underWay />,
  };
}

/** An answer with what was found in it marked, and said in words under it. */
function MarkedAnswer({ line, marks }: { line: Line; marks: StoryCheck["marks"] }): ReactNode {
  const t = useT();
  const found = marks[line.question];
  if (!found) return line.answer;
  const kinds = [...new Set(found.map((it) => it.kind))];
  return (
    <>
      <MarkedText text={line.answer} marks={found} />
      <span className="story-marks">
        {t("story:check.sees", { what: kinds.map((it) => t(`story:check.kinds.${it}`)).join(", ") })}
      </span>
    </>
  );
}
