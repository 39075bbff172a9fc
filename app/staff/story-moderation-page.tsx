/** One story as a moderator reads it: the rules, what was written, the copy that is made of it, and where it goes. */
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { SlipNotice } from "./staff-form";
import { StoryConcern } from "./story-concern";
import { StoryFacts } from "./story-facts";
import { StoryHistory } from "./story-history";
import type { StoryPageProps } from "./story-page-props";
import { StoryReplies } from "./story-replies";
import { StoryRules } from "./story-rules";
import { StorySecond } from "./story-second";
import { StoryStops } from "./story-stops";
import { StoryWorkForm } from "./story-work-form";
import { useWhen } from "./when";

export function StoryModerationPage({ story, slip }: StoryPageProps) {
  const t = useT();
  const { header, moderates } = story;
  return (
    <>
      <BackLink href={paths.staffStories} />
      <h1>{t("moderation:page.title", { reference: header.reference })}</h1>
      <SlipNotice slip={slip} />
      <Warnings story={story} />
      {story.gone && <p>{t("moderation:page.gone")}</p>}
      <Taking story={story} />
      {/* on a phone the facts stand above what is done with it */}
      <div className="request story-desk wide">
        <div className="story-desk__facts">
          <StoryFacts story={story} />
        </div>
        <div className="story-desk__work">
          {(story.work ?? story.second) && <StoryConcern slip={slip} />}
          {(story.work ?? story.second) && <StoryRules />}
          {story.second && <StorySecond {...{ story, slip }} second={story.second} />}
          {story.work && <StoryWorkForm {...{ story, slip }} work={story.work} />}
          <StoryReplies {...{ story, slip }} />
        </div>
        <div className="story-desk__acts">
          {header.shownTo && (
            <p>
              <a href={paths.answerStory(header.reference)}>{t("moderation:page.answer")}</a>
            </p>
          )}
          {moderates && !story.gone && <StoryStops {...{ story, slip }} />}
        </div>
        <StoryHistory story={story} />
      </div>
    </>
  );
}

/** What whoever opens it has to know first. */
function Warnings({ story }: Pick<StoryPageProps, "story">) {
  const t = useT();
  const when = useWhen();
  const { header, concern, moderates } = story;
  const widening = header.state === "waiting" && header.shownTo;
  return (
    <>
      {concern?.done === 0 && (
        <Notice kind="urgent" title={t("moderation:page.concern")}>
          <p>
            {t(header.shownTo ? "moderation:page.concernLater" : "moderation:page.concernText", {
              at: when(concern.dueAt),
            })}
          </p>
        </Notice>
      )}
      {concern?.doneAt && (
        <Notice kind="info" title={t("moderation:page.concernDone")}>
          <p>{t("moderation:page.concernDoneText", { at: when(concern.doneAt) })}</p>
        </Notice>
      )}
      {header.danger && header.state !== "withdrawn" && (
        <Notice kind="urgent" title={t("moderation:page.danger")}>
          <p>{t("moderation:page.dangerText")}</p>
        </Notice>
      )}
      {widening && moderates && (
        <Notice kind="info">
          <p>
            {t("moderation:page.widening", {
              now: t(`moderation:audience.${widening}`),
              wanted: t(`moderation:audience.${header.audience}`),
            })}
          </p>
        </Notice>
      )}
    </>
  );
}

const ON_ITS_WAY = ["second", "asking", "ready"];

/** Who has it: nobody changes anything before taking it. */
function Taking({ story: { header, moderates, gone } }: Pick<StoryPageProps, "story">) {
  const t = useT();
  if (!moderates || gone) return null;
  if (header.state === "refused" || ON_ITS_WAY.includes(header.state))
    return (
      <form method="post" className="story-taking">
        <p>{t("moderation:page.againText")}</p>
        <Button kind="secondary" name="intent" value="again">
          {t(header.state === "refused" ? "moderation:page.againAfterAll" : "moderation:page.again")}
        </Button>
      </form>
    );
  if (header.state !== "waiting") return null;
  if (header.takenBy?.mine)
    return (
      <form method="post" className="story-taking">
        <p>{t("moderation:page.mine")}</p>
        <Button kind="quiet" name="intent" value="giveBack">
          {t("moderation:page.giveBack")}
        </Button>
      </form>
    );
  return (
    <form method="post" className="story-taking">
      <p>
        {header.takenBy
          ? t("moderation:page.takenBy", { name: header.takenBy.name })
          : t("moderation:page.takeFirst")}
      </p>
      <Button name="intent" value="take">
        {t("moderation:page.take")}
      </Button>
    </form>
  );
}
