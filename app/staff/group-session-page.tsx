import { timeInLondon } from "../groups/weekly-pattern";
import { londonDate } from "../i18n/dates";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { Radios } from "../ui/radios";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { Day } from "./day";
import { fieldId } from "./form-problems";
import { useFromTo } from "./from-to";
import { ChangePreview } from "./group-change-preview";
import type { readSessionPage } from "./group-pages.server";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

type Props = NonNullable<Awaited<ReturnType<typeof readSessionPage>>> & { slip: StaffSlip | undefined };

/** One session: moved or cancelled, by itself or with all that come after it. */
export function GroupSessionPage(props: Props) {
  const t = useT();
  const fromTo = useFromTo();
  const { group, programme, session, families, preview, slip } = props;
  const [from, to] = [session.startsAt, session.endsAt];
  return (
    <>
      <BackLink href={paths.staffGroup(group.id)} />
      <h1>{fromTo({ startsAt: from, endsAt: to })}</h1>
      <p>
        {programme.name}.{" "}
        {families > 0
          ? t("groupwork:session.families", { count: families })
          : t("groupwork:session.familiesNone")}
      </p>
      <SlipNotice slip={slip} />
      {!session.ahead && <p>{t("groupwork:session.gone")}</p>}
      {session.ahead && (
        <>
          {preview && slip && <ChangePreview {...props} preview={preview} slip={slip} />}
          <MoveForm {...props} />
          <CancelForm {...props} />
        </>
      )}
    </>
  );
}

function MoveForm({ group, rooms, session, mark, slip }: Props) {
  const t = useT();
  const field = useFields("move", slip);
  const minutes = (+session.endsAt - +session.startsAt) / 60_000;
  return (
    <form method="post" id={fieldId("move", "form")} tabIndex={-1}>
      <h2>{t("groupwork:session.move")}</h2>
      <p>{t("groupwork:session.moveText")}</p>
      <input type="hidden" name="intent" value="move" />
      <input type="hidden" name="mark" value={mark} />
      <Day
        {...{ form: "move", name: "date", label: t("groupwork:dates.day"), slip }}
        kept={londonDate(session.startsAt)}
      />
      <TextInput
        {...field("time", timeInLondon(session.startsAt))}
        label={t("groupwork:dates.time")}
        width={10}
      />
      <TextInput
        {...field("minutes", String(minutes))}
        label={t("groupwork:dates.minutes")}
        inputMode="numeric"
        width={4}
      />
      {group.online && <input type="hidden" name="room" value="" />}
      {!group.online && (
        <Select
          {...field("room", session.room ?? "")}
          label={t("groupwork:session.room")}
          options={[
            { value: "", label: t("groupwork:session.sameRoom") },
            ...rooms
              .filter((it) => it.id !== group.room && (it.active || it.id === session.room))
              .map((it) => ({ value: it.id, label: it.name })),
          ]}
        />
      )}
      <Which form="move" slip={slip} />
      <Button kind="secondary">{t("groupwork:session.lookMove")}</Button>
    </form>
  );
}

function CancelForm({ mark, slip }: Props) {
  const t = useT();
  return (
    <form method="post" id={fieldId("cancel", "form")} tabIndex={-1}>
      <h2>{t("groupwork:session.cancel")}</h2>
      <p>{t("groupwork:session.cancelText")}</p>
      <input type="hidden" name="intent" value="cancel" />
      <input type="hidden" name="mark" value={mark} />
      <Which form="cancel" slip={slip} />
      <Button kind="secondary">{t("groupwork:session.lookCancel")}</Button>
    </form>
  );
}

function Which({ form, slip }: { form: string; slip: StaffSlip | undefined }) {
  const t = useT();
  const field = useFields(form, slip);
  return (
    <Radios
      {...field("which", "one")}
      label={t("groupwork:session.which")}
      options={[
        { value: "one", label: t("groupwork:session.one") },
        {
          value: "rest",
          label: t("groupwork:session.rest"),
          hint: form === "move" ? t("groupwork:session.restHint") : undefined,
        },
      ]}
      small
    />
  );
}
