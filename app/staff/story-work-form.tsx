/** The one form that holds a story's copy, what it is about, its scores and its passing: so that no button loses what
 *  was typed beside another. */
import { useT } from "../i18n/translate";
import { useSayStory } from "../stories/say-story";
import { CRITICISM, EDIT_REASONS, SAFETY } from "../stories/moderation";
import { SERVICES, THEMES } from "../stories/story";
import { Button } from "../ui/button";
import { Checkboxes } from "../ui/checkboxes";
import { Radios } from "../ui/radios";
import type { StoryWork } from "./read-story-page.server";
import { useFields } from "./staff-form";
import type { StoryPageProps } from "./story-page-props";
import { StoryPartFields } from "./story-part";
import { StoryPassFields } from "./story-pass-fields";
import { useTicked } from "./use-ticked";

export function StoryWorkForm({ story, slip, work }: StoryPageProps & { work: StoryWork }) {
  const t = useT();
  const mine = story.header.state === "waiting" && story.header.takenBy?.mine === true;
  const parts = work.parts.map((it, at) => (
    <StoryPartFields key={it.part} {...{ it, slip, mine }} first={at === 0} />
  ));
  if (!mine) return <>{parts}</>;
  return (
    <form method="post" noValidate autoComplete="off">
      <input type="hidden" name="seen" value={work.seen} />
      <input type="hidden" name="audience" value={story.header.audience} />
      {/* Enter in a line of text saves: it must never pass a story */}
      <button name="intent" value="save" className="visually-hidden" tabIndex={-1} aria-hidden="true" />
      {parts}
      <div className="story-ticks">
        <Reasons slip={slip} />
        <About {...{ story, slip }} />
      </div>
      <Scores {...{ story, slip }} />
      <p>
        <Button kind="secondary" name="intent" value="save">
          {t("moderation:work.save")}
        </Button>
      </p>
      <StoryPassFields {...{ story, slip, work }} />
    </form>
  );
}

function Reasons({ slip }: Pick<StoryPageProps, "slip">) {
  const t = useT();
  const { value: _, ...field } = useFields("work", slip)("reasons");
  return (
    <Checkboxes
      {...field}
      label={t("moderation:work.reasons")}
      hint={t("moderation:work.reasonsHint")}
      values={useTicked(slip)("reasons")}
      options={EDIT_REASONS.map((value) => ({ value, label: t(`moderation:work.reason.${value}`) }))}
      small
    />
  );
}

/** What it is about: themes are the moderator's, the others the author's, put right where plainly wrong. */
function About({ story, slip }: StoryPageProps) {
  const t = useT();
  const say = useSayStory(story.programmes);
  const fields = useFields("work", slip);
  const ticked = useTicked(slip);
  const tick = (
    kind: "theme" | "hub" | "service" | "programme",
    label: string,
    all: readonly string[],
    hint?: string,
  ) => {
    const { value: _, ...field } = fields(kind);
    const had = story.tags.filter((it) => it.kind === kind).map((it) => it.value);
    return (
      <Checkboxes
        {...field}
        label={label}
        {...(hint ? { hint } : {})}
        values={ticked(kind, had)}
        options={all.map((value) => ({ value, label: nameOf(kind, value) }))}
        small
      />
    );
  };
  const nameOf = (kind: "theme" | "hub" | "service" | "programme", value: string) =>
    kind === "hub"
      ? (story.hubs.find((it) => it.id === value)?.name ?? value)
      : say.tag({ kind, value }) || value;
  const ids = (all: ReadonlyArray<{ id: string }>) => all.map((it) => it.id);
  return (
    <>
      {tick("theme", t("moderation:work.themes"), THEMES)}
      <details className="story-about">
        <summary>{t("moderation:work.about")}</summary>
        {tick("hub", t("moderation:work.hubs"), ids(story.hubs), t("moderation:work.hubsHint"))}
        {tick("service", t("moderation:work.services"), SERVICES)}
        {tick(
          "programme",
          t("moderation:work.programmes"),
          ids(story.programmes),
          t("moderation:work.programmesHint"),
        )}
      </details>
    </>
  );
}

function Scores({ story: { header }, slip }: StoryPageProps) {
  const t = useT();
  const fields = useFields("work", slip);
  const kept = (it: number | null) => (it === null ? "" : String(it));
  return (
    <section>
      <h3>{t("moderation:work.scores")}</h3>
      <p>{t("moderation:work.scoresText")}</p>
      <Radios
        {...fields("criticism", kept(header.criticism))}
        label={t("moderation:work.criticism")}
        hint={t("moderation:work.criticismHint")}
        options={CRITICISM.map((it) => ({
          value: String(it),
          label: t(`moderation:work.criticismIs.${it}`),
        }))}
        small
      />
      <Radios
        {...fields("safety", kept(header.safety))}
        label={t("moderation:work.safety")}
        hint={t("moderation:work.safetyHint")}
        options={SAFETY.map((it) => ({ value: String(it), label: t(`moderation:work.safetyIs.${it}`) }))}
        small
      />
    </section>
  );
}
