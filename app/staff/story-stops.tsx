/** What else can be done with a story than editing and passing it, by how it stands. */
import { useT } from "../i18n/translate";
import { REFUSALS, TAKEDOWNS } from "../stories/moderation";
import { Button } from "../ui/button";
import { Radios } from "../ui/radios";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { Folded } from "./folded";
import { MOST_TEXT } from "./form-parts";
import { useFields } from "./staff-form";
import type { StoryPageProps } from "./story-page-props";
import { HoldFields } from "./story-pass-fields";

type FormProps = Pick<StoryPageProps, "slip">;

export function StoryStops({ story, slip }: StoryPageProps) {
  const t = useT();
  const { header } = story;
  const mine = header.state === "waiting" && header.takenBy?.mine;
  return (
    <section className="request-actions">
      <h2>{t("moderation:act.title")}</h2>
      {mine && <p className="quiet">{t("moderation:act.saveFirst")}</p>}
      {mine && <WordsForm form="ask" slip={slip} />}
      {mine && <Refuse slip={slip} />}
      {mine && header.shownTo && <WordsForm form="keepAudience" slip={slip} />}
      {header.shownTo && <TakeDown slip={slip} />}
      {header.state === "ready" && (
        <Folded form="hold" title={t("moderation:act.hold")} slip={slip}>
          <HoldFields form="hold" story={story} slip={slip} />
          <Button>{t("moderation:act.holdButton")}</Button>
        </Folded>
      )}
      <Praise slip={slip} />
    </section>
  );
}

/** Words that its author reads. */
function WordsForm({ form, slip }: FormProps & { form: "ask" | "keepAudience" }) {
  const t = useT();
  return (
    <Folded form={form} title={t(`moderation:act.${form}`)} slip={slip}>
      <p>{t(`moderation:act.${form}Text`)}</p>
      <TextArea
        {...useFields(form, slip)("text")}
        label={t(`moderation:act.${form}Words`)}
        rows={4}
        max={MOST_TEXT}
      />
      <Button>{t(`moderation:act.${form}Button`)}</Button>
    </Folded>
  );
}

function Refuse({ slip }: FormProps) {
  const t = useT();
  const fields = useFields("refuse", slip);
  return (
    <Folded form="refuse" title={t("moderation:act.refuse")} slip={slip}>
      <Radios
        {...fields("why")}
        label={t("moderation:act.refuseWhy")}
        options={REFUSALS.map((value) => ({ value, label: t(`moderation:act.refuseIs.${value}`) }))}
        small
      />
      <TextArea
        {...fields("text")}
        label={t("moderation:act.refuseWords")}
        hint={t("moderation:act.refuseHint")}
        rows={5}
        max={MOST_TEXT}
      />
      <Button kind="danger">{t("moderation:act.refuseButton")}</Button>
    </Folded>
  );
}

function TakeDown({ slip }: FormProps) {
  const t = useT();
  const fields = useFields("takeDown", slip);
  return (
    <Folded form="takeDown" title={t("moderation:act.takeDown")} slip={slip}>
      <p>{t("moderation:act.takeDownText")}</p>
      <Radios
        {...fields("why")}
        label={t("moderation:act.takeDownWhy")}
        options={TAKEDOWNS.map((value) => ({ value, label: t(`moderation:act.takeDownIs.${value}`) }))}
        small
      />
      <TextArea
        {...fields("text")}
        label={t("moderation:act.takeDownWords")}
        hint={t("moderation:act.takeDownHint")}
        rows={3}
        max={MOST_TEXT}
      />
      <Button kind="danger">{t("moderation:act.takeDown")}</Button>
    </Folded>
  );
}

function Praise({ slip }: FormProps) {
  const t = useT();
  const fields = useFields("praise", slip);
  return (
    <Folded form="praise" title={t("moderation:act.praise")} slip={slip}>
      <p>{t("moderation:act.praiseText")}</p>
      <TextInput {...fields("name")} label={t("moderation:act.praiseName")} />
      <TextArea {...fields("sentence")} label={t("moderation:act.praiseSentence")} rows={3} max={MOST_TEXT} />
      <Button>{t("moderation:act.praiseButton")}</Button>
    </Folded>
  );
}
