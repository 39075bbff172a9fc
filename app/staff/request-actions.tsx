import { useT } from "../i18n/translate";
import { CHANNELS } from "../safety/contact";
import { OUTCOMES } from "../referrals/referral";
import { Button } from "../ui/button";
import { Checkboxes } from "../ui/checkboxes";
import { Radios } from "../ui/radios";
import { TextArea } from "../ui/text-area";
import { Folded } from "./folded";
import { GiveBackForm, HandOverForm, WaitForm } from "./keeping-forms";
import type { RequestView } from "./read-request.server";
import { MOST_TEXT } from "./request-forms";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface ActionsProps {
  header: RequestView["header"];
  /** where it can be moved to */
  hubs: Array<{ id: string; name: string }>;
  /** who it can be handed over to */
  colleagues: Array<{ id: string; name: string }>;
  /** the family may be told by mail that there is a message */
  mailIsSafe: boolean;
  slip: StaffSlip | undefined;
}

/** What can be done with an opened request. Each form is folded away until it is wanted or has a slip in it. */
export function RequestActions({ header, hubs, colleagues, mailIsSafe, slip }: ActionsProps) {
  const t = useT();
  const waits = header.done === 0;
  const taken = header.takenBy;
  return (
    <section className="request-actions">
      {waits && (!taken || taken.left) && (
        <form method="post">
          <Button name="intent" value="take">
            {t("staff:request.take.button")}
          </Button>
        </form>
      )}
      {waits && taken?.mine && <p>{t("staff:request.take.mine")}</p>}
      {waits && <ContactForm slip={slip} />}
      <MessageForm slip={slip} mailIsSafe={mailIsSafe} />
      <NoteForm slip={slip} />
      {waits && header.state !== "withdrawn" && <WaitForm slip={slip} paused={header.pausedAt !== null} />}
      {waits && taken?.mine && <GiveBackForm slip={slip} />}
      {waits && <HandOverForm slip={slip} colleagues={colleagues.filter((it) => it.id !== taken?.id)} />}
      {waits && <CloseForm slip={slip} />}
      {waits && <MoveForm slip={slip} hubs={hubs.filter((it) => it.id !== header.hub)} />}
      <CodeForm slip={slip} />
    </section>
  );
}

type FormProps = Pick<ActionsProps, "slip">;

function ContactForm({ slip }: FormProps) {
  const t = useT();
  const field = useFields("contact", slip);
  const yesNo = (["yes", "no"] as const).map((value) => ({
    value,
    label: t(`staff:request.attempt.${value}`),
  }));
  return (
    <Folded form="contact" title={t("staff:request.attempt.title")} slip={slip}>
      <Radios
        {...field("channel")}
        label={t("staff:request.attempt.channel")}
        options={CHANNELS.map((value) => ({ value, label: t(`staff:request.channel.${value}`) }))}
        small
      />
      <Radios {...field("reached")} label={t("staff:request.attempt.reached")} options={yesNo} small />
      <Radios {...field("keptRules")} label={t("staff:request.attempt.keptRules")} options={yesNo} small />
      <Radios
        {...field("stillSafe")}
        label={t("staff:request.attempt.stillSafe")}
        options={(["yes", "no", "notAsked"] as const).map((value) => ({
          value,
          label: t(`staff:request.attempt.stillSafeIs.${value}`),
        }))}
        small
      />
      <TextArea {...field("text")} label={t("staff:request.attempt.text")} rows={3} max={MOST_TEXT} />
      <Button>{t("staff:request.attempt.button")}</Button>
    </Folded>
  );
}

function MessageForm({ slip, mailIsSafe }: Pick<ActionsProps, "slip" | "mailIsSafe">) {
  const t = useT();
  const field = useFields("message", slip);
  const { value: tell, ...tellField } = field("tell");
  return (
    <Folded form="message" title={t("staff:request.message.title")} slip={slip}>
      <TextArea
        {...field("text")}
        label={t("staff:request.message.text")}
        hint={t("staff:request.message.hint")}
        rows={4}
        max={MOST_TEXT}
      />
      {mailIsSafe || tell ? (
        <Checkboxes
          {...tellField}
          label={t("staff:request.message.tell")}
          values={tell ? [tell] : []}
          options={[{ value: "yes", label: t("staff:request.message.tellYes") }]}
          small
        />
      ) : (
        <p className="quiet">{t("staff:request.message.noMail")}</p>
      )}
      <Button>{t("staff:request.message.button")}</Button>
    </Folded>
  );
}

function NoteForm({ slip }: FormProps) {
  const t = useT();
  const field = useFields("note", slip);
  return (
    <Folded form="note" title={t("staff:request.note.title")} slip={slip}>
      <TextArea
        {...field("text")}
        label={t("staff:request.note.text")}
        hint={t("staff:request.note.hint")}
        rows={4}
        max={MOST_TEXT}
      />
      <Button>{t("staff:request.note.button")}</Button>
    </Folded>
  );
}

function CloseForm({ slip }: FormProps) {
  const t = useT();
  const field = useFields("close", slip);
  return (
    <Folded form="close" title={t("staff:request.close.title")} slip={slip}>
      <Radios
        {...field("outcome")}
        label={t("staff:request.close.outcome")}
        options={OUTCOMES.map((value) => ({ value, label: t(`staff:outcomes.${value}`) }))}
        small
      />
      <TextArea {...field("text")} label={t("staff:request.close.text")} rows={3} max={MOST_TEXT} />
      <Button>{t("staff:request.close.button")}</Button>
    </Folded>
  );
}

function MoveForm({ slip, hubs }: FormProps & Pick<ActionsProps, "hubs">) {
  const t = useT();
  const field = useFields("move", slip);
  return (
    <Folded form="move" title={t("staff:request.move.title")} slip={slip}>
      <Radios
        {...field("to")}
        label={t("staff:request.move.to")}
        hint={t("staff:request.move.hint")}
        options={hubs.map(({ id, name }) => ({ value: id, label: name }))}
        small
      />
      <Button>{t("staff:request.move.button")}</Button>
    </Folded>
  );
}

function CodeForm({ slip }: FormProps) {
  const t = useT();
  const field = useFields("code", slip);
  return (
    <Folded form="code" title={t("staff:request.code.title")} slip={slip}>
      <TextArea
        {...field("how")}
        label={t("staff:request.code.how")}
        hint={t("staff:request.code.hint")}
        rows={3}
        max={MOST_TEXT}
      />
      <Button>{t("staff:request.code.button")}</Button>
    </Folded>
  );
}
