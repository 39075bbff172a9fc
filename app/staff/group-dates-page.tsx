import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { Radios } from "../ui/radios";
import { TextInput } from "../ui/text-input";
import { Day } from "./day";
import { fieldId } from "./form-problems";
import { DatesPreview } from "./group-dates-preview";
import type { readDatesPage } from "./group-pages.server";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

type Props = NonNullable<Awaited<ReturnType<typeof readDatesPage>>> & { slip: StaffSlip | undefined };

/** Sessions from a weekly pattern, looked at before they are saved, or one by itself. */
export function GroupDatesPage(props: Props) {
  const t = useT();
  const { group, programme, preview, slip } = props;
  return (
    <>
      <BackLink href={paths.staffGroup(group.id)} />
      <h1>{t("groupwork:dates.title")}</h1>
      <p>{programme.name}</p>
      <SlipNotice slip={slip} />
      {group.state !== "draft" && <p>{t("groupwork:dates.booked")}</p>}
      {preview && slip && <DatesPreview {...props} preview={preview} slip={slip} />}
      <Pattern {...props} />
      <One {...props} />
    </>
  );
}

function Pattern({ mark, slip }: Props) {
  const t = useT();
  const field = useFields("pattern", slip);
  return (
    <form method="post" id={fieldId("pattern", "form")} tabIndex={-1}>
      <h2>{t("groupwork:dates.pattern")}</h2>
      <input type="hidden" name="intent" value="pattern" />
      <input type="hidden" name="mark" value={mark} />
      <Day form="pattern" name="first" label={t("groupwork:dates.first")} slip={slip} />
      <TextInput
        {...field("time")}
        label={t("groupwork:dates.time")}
        hint={t("groupwork:dates.timeHint")}
        width={10}
      />
      <TextInput
        {...field("minutes", "120")}
        label={t("groupwork:dates.minutes")}
        hint={t("groupwork:dates.minutesHint")}
        inputMode="numeric"
        width={4}
      />
      <TextInput
        {...field("sessions")}
        label={t("groupwork:dates.sessions")}
        hint={t("groupwork:dates.sessionsHint")}
        inputMode="numeric"
        width={4}
      />
      <Radios
        {...field("every", "1")}
        label={t("groupwork:dates.every")}
        options={[
          { value: "1", label: t("groupwork:dates.every1") },
          { value: "2", label: t("groupwork:dates.every2") },
        ]}
        small
      />
      <Button kind="secondary">{t("groupwork:dates.look")}</Button>
    </form>
  );
}

function One({ mark, nextWeek, slip }: Props) {
  const t = useT();
  const field = useFields("one", slip);
  return (
    <form method="post" id={fieldId("one", "form")} tabIndex={-1}>
      <h2>{t("groupwork:dates.one")}</h2>
      <p>{t("groupwork:dates.oneText")}</p>
      <input type="hidden" name="intent" value="one" />
      <input type="hidden" name="mark" value={mark} />
      <Day form="one" name="date" label={t("groupwork:dates.day")} slip={slip} />
      <TextInput {...field("time")} label={t("groupwork:dates.time")} width={10} />
      <TextInput
        {...field("minutes", "120")}
        label={t("groupwork:dates.minutes")}
        inputMode="numeric"
        width={4}
      />
      <TextInput
        {...field("week", String(nextWeek))}
        label={t("groupwork:dates.oneWeek")}
        inputMode="numeric"
        width={4}
      />
      <Button kind="secondary">{t("groupwork:dates.oneSave")}</Button>
    </form>
  );
}
