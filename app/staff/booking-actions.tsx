import { useT } from "../i18n/translate";
import { Button } from "../ui/button";
import { Checkboxes } from "../ui/checkboxes";
import { Radios } from "../ui/radios";
import { TextArea } from "../ui/text-area";
import { BundleFields } from "./bundle-fields";
import { Folded } from "./folded";
import type { BookingView, OpenedBooking } from "./read-booking.server";
import { sayAge } from "./register-words";
import { MOST_TEXT } from "./form-parts";
import { ContactForm, NoteForm } from "./contact-forms";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface BookingActionsProps {
  header: BookingView["header"];
  opened: OpenedBooking;
  slip: StaffSlip | undefined;
}

/** What can be done with a booking, by how it stands. */
export function BookingActions({ header, opened, slip }: BookingActionsProps) {
  const t = useT();
  const { state } = header;
  const press = (intent: "place" | "resume" | "accept") => (
    <form method="post">
      <p className="quiet">{t(`register:act.${intent}Hint`)}</p>
      <Button name="intent" value={intent} kind={intent === "resume" ? "secondary" : "primary"}>
        {t(`register:act.${intent}`)}
      </Button>
    </form>
  );
  const listed = state === "asked" || state === "paused" || state === "waiting";
  return (
    <section className="request-actions">
      {listed && press("place")}
      {(state === "asked" || state === "paused") && press("resume")}
      {state === "offered" && press("accept")}
      {state === "offered" && <DeclineForm slip={slip} />}
      <ContactForm slip={slip} />
      <NoteForm slip={slip} onceKey={opened.onceKey} />
      {state !== "ended" && <BundleForm {...{ header, opened, slip }} />}
      <CodeForm slip={slip} />
      {state !== "ended" && <CancelForm slip={slip} />}
    </section>
  );
}

type FormProps = Pick<BookingActionsProps, "slip">;

function DeclineForm({ slip }: FormProps) {
  const t = useT();
  return (
    <Folded form="decline" title={t("register:act.decline")} slip={slip}>
      <Radios
        {...useFields("decline", slip)("stays")}
        label={t("register:act.stays")}
        options={(["yes", "no"] as const).map((value) => ({
          value,
          label: t(`register:act.staysIs.${value}`),
        }))}
        small
      />
      <Button>{t("register:act.decline")}</Button>
    </Folded>
  );
}

function BundleForm({ header, opened, slip }: BookingActionsProps) {
  const t = useT();
  const { bundle, other, access, speaks, interpreter } = opened;
  const born = bundle.children.filter((it) => it.due === null);
  const unborn = bundle.children.find((it) => it.due !== null);
  return (
    <Folded form="bundle" title={t("register:act.bundle")} slip={slip}>
      <p>{t("register:act.bundleHint")}</p>
      <BundleFields
        form="bundle"
        slip={slip}
        has={{
          creche: header.crechePlaces > 0 || header.creche > 0,
          transport: header.transportSeats > 0 || header.transport > 0,
        }}
        shown={{
          ...{ seats: bundle.seats, other, transport: bundle.transport, access, speaks, interpreter },
          children: born.map((it) => ({ said: sayAge(t, it.today), creche: it.creche })),
          due: unborn?.due ?? "",
          dueCreche: unborn?.creche ?? false,
        }}
      />
      <Button>{t("register:act.bundleSave")}</Button>
    </Folded>
  );
}

function CodeForm({ slip }: FormProps) {
  const t = useT();
  return (
    <Folded form="code" title={t("staff:request.code.title")} slip={slip}>
      <TextArea
        {...useFields("code", slip)("how")}
        label={t("staff:request.code.how")}
        hint={t("staff:request.code.hint")}
        rows={3}
        max={MOST_TEXT}
      />
      <Button>{t("staff:request.code.button")}</Button>
    </Folded>
  );
}

function CancelForm({ slip }: FormProps) {
  const t = useT();
  const { value, ...field } = useFields("cancel", slip)("sure");
  return (
    <Folded form="cancel" title={t("register:act.cancel")} slip={slip}>
      <p>{t("register:act.cancelHint")}</p>
      <Checkboxes
        {...field}
        label={t("register:act.cancelSure")}
        values={value ? [value] : []}
        options={[{ value: "yes", label: t("register:act.cancelYes") }]}
        small
      />
      <Button kind="danger">{t("register:act.cancel")}</Button>
    </Folded>
  );
}
