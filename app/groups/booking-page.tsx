import { formatDay } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { HubNumbers } from "../ui/hub-numbers";
import { Notice } from "../ui/notice";
import { Phones } from "../ui/phones";
import { BookingChanges, CalendarForm } from "./booking-changes";
import type { readBookingSlip } from "./booking-forms.server";
import { BookingMessages } from "./booking-messages";
import { BookingSessions } from "./booking-sessions";
import { EndSure, Fetched, HowListWorks, OfferForm, sayState } from "./booking-state";
import { FeedbackForm, missingIn } from "./feedback-form";
import type { OwnBooking } from "./own-booking.server";
import { PlaceTold } from "./place-told";
import { ShortNow } from "./what-is-short";

interface Props {
  own: OwnBooking;
  slip: Awaited<ReturnType<typeof readBookingSlip>>;
}

/** How a booking stands, its dates, and what the family can do about it. */
export function BookingPage({ own, slip }: Props) {
  const { t, lang } = useSpeech();
  const { state, hub, sessions } = own;
  // who waits, or has to answer an offer, has more on their mind
  const asks = state === "booked" || own.asks === "end" ? own.asks : null;
  const ended = state === "ended";
  const listed = state === "waiting" || state === "paused";
  const errors = asks ? missingIn(asks, slip.typed, t) : [];
  return (
    <>
      <ErrorSummary errors={errors} />
      {slip.said && (
        <Notice kind={TELLS_NO.has(slip.said) ? "info" : "success"}>
          <p>{t(`booking:page.said.${slip.said}`)}</p>
        </Notice>
      )}
      {slip.sure && !ended && <EndSure state={state} />}
      <h1>{t("booking:page.heading")}</h1>
      <p>
        {t("booking:page.reference")}: <strong>{own.reference}</strong>
      </p>
      <p className="lead">
        <strong>{own.programme}</strong>
      </p>
      {own.example && <p className="quiet">{t("booking:about.example")}</p>}
      {own.offerUntil ? <OfferForm until={own.offerUntil} /> : <p>{sayState(own, t, lang)}</p>}
      {own.deletedAt && (
        <Notice kind="info">
          <p>{t("booking:page.deletedOn", { day: formatDay(lang, own.deletedAt) })}</p>
        </Notice>
      )}
      {hub && <Phones lines={[{ id: hub.name, name: hub.name, number: hub.phone }]} />}
      {/* an offer is said above while it stands; afterwards it is not true any more */}
      <BookingMessages messages={own.messages.filter((it) => it.message.say !== "offered")} />
      <ShortNow short={own.short} acts />
      {listed && <HowListWorks byCode={own.byCode} />}
      {!ended && (
        <>
          <h2>{t(state === "booked" ? "booking:page.dates" : "booking:page.datesHeld")}</h2>
          <BookingSessions sessions={sessions} acts={state === "booked"} />
          {state === "booked" && <CalendarForm />}
          <h2>{t("booking:page.where")}</h2>
          <PlaceTold place={own.place} />
          <Fetched transport={own.transport} state={state} />
          {own.leads && <p>{t("booking:page.led", { name: own.leads })}</p>}
          {own.note && (
            <>
              <h2>{t("booking:page.note")}</h2>
              <p className="words">{own.note}</p>
            </>
          )}
        </>
      )}
      {asks && <Asked stage={asks} typed={slip.typed} />}
      {!ended && <BookingChanges state={state} />}
      <p>
        <a href={paths.groups}>{t("booking:page.another")}</a>
      </p>
      <form method="post" action={paths.yourBooking} className="form-buttons">
        <input type="hidden" name="intent" value="close" />
        <Button kind="quiet">{t("booking:page.close")}</Button>
      </form>
    </>
  );
}

/** Answers that are no success. */
const TELLS_NO = new Set(["gone", "backFull", "guestFull", "full"]);

/** The three questions, where it is time for them. */
function Asked({ stage, typed }: { stage: NonNullable<OwnBooking["asks"]>; typed: Props["slip"]["typed"] }) {
  const { t } = useSpeech();
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{t(`booking:feedback.${stage}`)}</h2>
      <p>{t("booking:feedback.lead")}</p>
      <FeedbackForm stage={stage} action={paths.yourBooking} hidden={{ intent: "feedback" }} typed={typed} />
    </section>
  );
}

/** Its words are deleted. */
export function BookingGone() {
  const { t } = useSpeech();
  return (
    <>
      <h1>{t("booking:page.gone")}</h1>
      <p>{t("booking:page.goneBody")}</p>
      <HubNumbers />
    </>
  );
}
