/** Before a story goes on: what is still marked, the checklist, and when it is shown. */
import { useT } from "../i18n/translate";
import { CHECKLIST } from "../stories/moderation";
import { Button } from "../ui/button";
import { Checkboxes } from "../ui/checkboxes";
import { TextInput } from "../ui/text-input";
import { Day } from "./day";
import type { StoryPageView, StoryWork } from "./read-story-page.server";
import { useFields } from "./staff-form";
import type { StoryPageProps } from "./story-page-props";
import { useTicked } from "./use-ticked";

export function StoryPassFields({ story, slip, work }: StoryPageProps & { work: StoryWork }) {
  const t = useT();
  const fields = useFields("work", slip);
  const ticked = useTicked(slip);
  const { value: _, ...looked } = fields("looked");
  const { value: __, ...check } = fields("check");
  const out = work.direct.filter((it) => it.comesOut);
  const open = work.direct.filter((it) => !it.comesOut);
  return (
    <section className="story-pass">
      <h2>{t("moderation:work.checklist")}</h2>
      {out.length > 0 && (
        <p>
          {t("moderation:work.comesOut", {
            parts: [...new Set(out.map((it) => t(`moderation:part.${it.part}`)))].join("”, “"),
            words: out.map((it) => `“${it.words}”`).join(", "),
          })}
        </p>
      )}
      {open.length > 0 && (
        <Checkboxes
          {...looked}
          label={t("moderation:work.looked")}
          hint={t("moderation:work.lookedHint")}
          values={ticked("looked")}
          options={open.map((it) => ({
            value: it.id,
            label: t("moderation:work.lookedOne", {
              words: it.words,
              kind: t(`moderation:kinds.${it.kind}`),
              part: t(`moderation:part.${it.part}`),
            }),
          }))}
          small
        />
      )}
      <Checkboxes
        {...check}
        label={t("moderation:work.checkAll")}
        values={ticked("check")}
        options={CHECKLIST.map((value) => ({ value, label: t(`moderation:work.check.${value}`) }))}
        small
      />
      <h3>{t("moderation:work.hold")}</h3>
      <HoldFields form="work" story={story} slip={slip} />
      <Next story={story} edited={work.edited} />
      <Button name="intent" value="pass">
        {t("moderation:work.pass")}
      </Button>
    </section>
  );
}

/** Where it goes once it is passed: the page knows what was saved, and what is typed may change that. */
function Next({ story: { header }, edited }: { story: StoryPageView; edited: boolean }) {
  const t = useT();
  const open = header.audience === "public";
  const two = open && (header.danger || (header.safety ?? 0) > 0);
  const who = t(`moderation:audience.${header.audience}`);
  if (two) return <p>{t("moderation:work.next.second")}</p>;
  return (
    <>
      {open && <p>{t("moderation:work.next.maybeSecond")}</p>}
      {header.asks && <p>{t(edited ? "moderation:work.next.asking" : "moderation:work.next.maybeAsking")}</p>}
      {!(header.asks && edited) && (
        <p>
          {t(open || header.asks ? "moderation:work.next.otherwise" : "moderation:work.next.out", { who })}
        </p>
      )}
    </>
  );
}

/** A day, others to wait for, or neither. */
export function HoldFields({
  form,
  story: { header, usualHold },
  slip,
}: StoryPageProps & { form: "work" | "hold" }) {
  const t = useT();
  const fields = useFields(form, slip);
  return (
    <>
      <Day
        {...{ form, slip }}
        name="holdUntil"
        label={t("moderation:work.holdUntil")}
        hint={t("moderation:work.holdHint")}
        kept={header.holdUntil}
      />
      <TextInput
        {...fields(
          "holdWith",
          String(form === "hold" ? header.holdWith : Math.max(header.holdWith, usualHold)),
        )}
        label={t("moderation:work.holdWith")}
        inputMode="numeric"
        width={2}
      />
    </>
  );
}
