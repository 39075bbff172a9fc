import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { ErrorSummary } from "../ui/error-summary";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Phones } from "../ui/phones";
import { PrintButton } from "../ui/print-button";
import { Secrets } from "../ui/secrets";
import type { readBookingSlip } from "./booking-forms.server";
import { BookingSessions } from "./booking-sessions";
import { Fetched, HowListWorks, sayState } from "./booking-state";
import { FeedbackForm, missingIn } from "./feedback-form";
import type { OwnBooking } from "./own-booking.server";
import { PlaceTold } from "./place-told";
import { ShortNow } from "./what-is-short";

interface Props {
  code: string;
  own: OwnBooking;
  slip: Awaited<ReturnType<typeof readBookingSlip>>;
}

/** What became of it: places, a turn on the list, or a talk first; its reference, its code, all dates. */
export function BookingSent({ code, own, slip }: Props) {
  const { t, lang, words } = useSpeech();
  const { state, hub } = own;
  const booked = state === "booked";
  // who waits has more on their mind
  const asks = booked ? own.asks : null;
  const listed = state === "waiting" || state === "paused" || state === "offered";
  const errors = asks ? missingIn(asks, slip.typed, t) : [];
  return (
    <>
      <ErrorSummary errors={errors} />
      {slip.said === "thanks" && (
        <Notice kind="success">
          <p>{t("booking:page.said.thanks")}</p>
        </Notice>
      )}
      <h1>{t(`booking:sent.${booked ? "booked" : listed ? "waiting" : "asked"}`)}</h1>
      <p className="lead">
        <strong>{own.programme}</strong>
      </p>
      {own.example && <p className="quiet">{t("booking:about.example")}</p>}
      <Secrets
        reference={{ name: t("booking:sent.reference"), value: own.reference }}
        code={{ name: t("booking:sent.code"), value: code }}
      />
      <p>{t(`booking:sent.${listed ? "codeHintList" : "codeHint"}`)}</p>
      <h2>{t("booking:sent.keep")}</h2>
      <p>{t("booking:sent.keepBody")}</p>
      {!booked && (
        <Notice kind="success">
          <p>{sayState(own, t, lang)}</p>
        </Notice>
      )}
      <ShortNow short={own.short} acts={false} />
      <p>{t("booking:sent.ring")}</p>
      {hub && <Phones lines={[{ id: hub.name, name: hub.name, number: hub.phone }]} />}
      {listed && <HowListWorks byCode={own.byCode} />}
      <h2>{t(booked ? "booking:sent.dates" : "booking:sent.listDates")}</h2>
      <BookingSessions sessions={own.sessions} acts={false} />
      <h2>{t("booking:page.where")}</h2>
      <PlaceTold place={own.place} />
      <Fetched transport={own.transport} state={state} />
      {booked && (
        <>
          <h2>{t("booking:sent.bring")}</h2>
          <ul>
            {words.booking.sent.bringList.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {own.note && <p className="words">{own.note}</p>}
        </>
      )}
      <div className="form-buttons">
        <LinkButton href={paths.yourPage}>{t("booking:sent.yourPage")}</LinkButton>
        <PrintButton />
      </div>
      {asks && (
        <section aria-labelledby="asked">
          <h2 id="asked">{t(`booking:feedback.${asks}`)}</h2>
          <p>{t("booking:feedback.lead")}</p>
          <FeedbackForm stage={asks} action={paths.formSent} hidden={{}} typed={slip.typed} />
        </section>
      )}
    </>
  );
}
