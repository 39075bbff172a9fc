import { useT } from "../i18n/translate";
import { paths } from "../paths";
import type { Label } from "../referrals/labels.server";
import { Button } from "../ui/button";
import { Radios } from "../ui/radios";
import { LinkButton } from "../ui/link-button";
import { TextArea } from "../ui/text-area";
import { Folded } from "./folded";
import { GiveBackForm, HandOverForm, WaitForm } from "./keeping-forms";
import { LabelsForm } from "./labels-form";
import { AskServiceForm, CloseForm, OpenAgainForm, PassOn, ServiceAnswerForms } from "./outcome-forms";
import type { RequestView } from "./read-request.server";
import { MOST_TEXT } from "./form-parts";
import { ContactForm, NoteForm } from "./contact-forms";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { TogetherForms } from "./together-panel";

export interface ActionsProps {
  header: RequestView["header"];
  /** where it can be moved to */
  hubs: Array<{ id: string; name: string }>;
  /** who it can be handed over to */
  colleagues: Array<{ id: string; name: string }>;
  /** what its hub puts on requests */
  labels: Label[];
  mayRemoveWall: boolean;
  onceKey: string;
  slip: StaffSlip | undefined;
}

/** What can be done with an opened request. Each form is folded away until it is wanted or has a slip in it. */
export function RequestActions(props: ActionsProps) {
  const t = useT();
  const { header, hubs, colleagues, slip } = props;
  const waits = header.done === 0;
  const taken = header.takenBy;
  const asked = header.state === "handover";
  const ended = !waits && header.mergedInto === null;
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
      {header.outcome === "localOffice" && header.state === "closed" && <PassOn {...{ header, slip }} />}
      {asked && <ServiceAnswerForms slip={slip} />}
      {waits && <ContactForm slip={slip} />}
      <NoteForm slip={slip} action={paths.requestNotes(header.reference)} onceKey={props.onceKey} />
      {waits && header.state !== "withdrawn" && <WaitForm slip={slip} paused={header.pausedAt !== null} />}
      {waits && taken?.mine && <GiveBackForm slip={slip} />}
      {waits && <HandOverForm slip={slip} colleagues={colleagues.filter((it) => it.id !== taken?.id)} />}
      <LabelsForm slip={slip} has={header.labels} offered={props.labels} />
      {waits && <UrgencyForm slip={slip} urgent={header.urgent} />}
      {waits && !asked && <AskServiceForm slip={slip} />}
      {waits && <CloseForm slip={slip} />}
      {waits && <MoveForm slip={slip} hubs={hubs.filter((it) => it.id !== header.hub)} />}
      <TogetherForms {...{ header, slip }} mayRemove={props.mayRemoveWall} />
      <CodeForm slip={slip} />
      {(ended || header.state === "withdrawn") && <OpenAgainForm slip={slip} />}
      <ChangeContact reference={header.reference} />
      <LinkButton href={paths.requestSummary(header.reference)} kind="secondary">
        {t("desk:passOn.summary")}
      </LinkButton>
    </section>
  );
}

type FormProps = Pick<ActionsProps, "slip">;

/** A person's judgement, either way, with why. */
function UrgencyForm({ slip, urgent }: FormProps & { urgent: boolean }) {
  const t = useT();
  const field = useFields("urgency", slip);
  return (
    <Folded form="urgency" title={t(`desk:urgency.title.${urgent ? "no" : "yes"}`)} slip={slip}>
      <input type="hidden" name="urgent" value={urgent ? "no" : "yes"} />
      <TextArea
        {...field("text")}
        label={t("desk:urgency.why")}
        hint={t(`desk:urgency.hint.${urgent ? "no" : "yes"}`)}
        rows={3}
        max={MOST_TEXT}
      />
      <Button>{t(`desk:urgency.title.${urgent ? "no" : "yes"}`)}</Button>
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

/** The same questions that the family was asked, read out to it. */
function ChangeContact({ reference }: { reference: string }) {
  const t = useT();
  return (
    <form method="post" action={paths.enter} className="form-buttons">
      <input type="hidden" name="reference" value={reference} />
      <Button kind="secondary">{t("desk:entry.changeContact")}</Button>
    </form>
  );
}
