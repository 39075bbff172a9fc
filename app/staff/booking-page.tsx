import { useSpeech, useT } from "../i18n/translate";
import { paths } from "../paths";
import { sayDue } from "../questions/child-age";
import { inFours } from "../ui/in-fours";
import { BackLink } from "../ui/back-link";
import { Notice } from "../ui/notice";
import { SummaryList } from "../ui/summary-list";
import { BookingActions } from "./booking-actions";
import { BookingDates } from "./booking-dates";
import { BookingHistory } from "./booking-history";
import { BookingMessages } from "./booking-messages";
import type { BookingView, OpenedBooking } from "./read-booking.server";
import { sayAge } from "./register-words";
import { SafeContactPanel } from "./safe-contact-panel";
import { SlipNotice } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { useWhen } from "./when";

export interface BookingPageProps {
  booking: BookingView;
  slip: StaffSlip | undefined;
  now: Date;
}

export function BookingPage({ booking, slip, now }: BookingPageProps) {
  const t = useT();
  const { header, opened } = booking;
  return (
    <>
      <BackLink href={paths.groupBookings(header.group)} />
      <h1>{t("register:booking.title", { reference: header.reference })}</h1>
      <SlipNotice slip={slip} />
      {slip?.code && (
        <Notice kind="info" title={t("register:booking.code")}>
          <p>
            {t("register:booking.reference")} <strong className="reference">{header.reference}</strong>
          </p>
          <p className="sent-code">{inFours(slip.code)}</p>
        </Notice>
      )}
      {header.apart && (
        <Notice kind="urgent" title={t("register:booking.apart")}>
          <p className="words">{header.apart}</p>
          <p>{t("register:booking.apartSecret")}</p>
        </Notice>
      )}
      {!opened && <p>{t("register:booking.gone")}</p>}
      {!opened && <BookingFacts header={header} />}
      {opened && (
        <div className="request wide">
          <div>
            <SafeContactPanel opened={opened} now={now} />
            <Needs opened={opened} />
            <BookingDates {...{ header, opened, now }} />
            <BookingMessages {...{ opened, slip }} />
          </div>
          <div>
            <BookingFacts header={header} />
            <BookingActions {...{ header, opened, slip }} />
          </div>
          <BookingHistory opened={opened} />
        </div>
      )}
    </>
  );
}

/** How it stands: nothing in it is the family's words. */
function BookingFacts({ header }: { header: BookingView["header"] }) {
  const t = useT();
  const when = useWhen();
  const state = () => {
    if (header.state === "ended" && header.endedWhy) return t(`register:ended.${header.endedWhy}`);
    return t(`register:state.${header.state}`);
  };
  return (
    <SummaryList
      rows={[
        { key: t("register:booking.state"), value: state() },
        ...(header.position === null
          ? []
          : [{ key: t("register:booking.position"), value: String(header.position) }]),
        ...(header.offerUntil && header.state === "offered"
          ? [{ key: t("register:booking.offerUntil"), value: when(header.offerUntil) }]
          : []),
        {
          key: t("register:booking.group"),
          value: <a href={paths.groupBookings(header.group)}>{`${header.programme}, ${header.hubName}`}</a>,
        },
        { key: t("register:booking.made"), value: when(header.madeAt) },
        { key: t("register:booking.via"), value: t(`desk:via.${header.via}`) },
      ]}
    />
  );
}

/** Who comes and what they need, in their words. */
function Needs({ opened }: { opened: OpenedBooking }) {
  const { t, words, lang } = useSpeech();
  const { bundle, other, access, speaks, interpreter } = opened;
  const child = (it: OpenedBooking["bundle"]["children"][number]) =>
    [
      it.today === null && it.due
        ? t("register:booking.due", { date: sayDue(it.due, lang) })
        : sayAge(t, it.today),
      ...(it.creche ? [t("register:booking.inCreche")] : []),
    ].join(", ");
  const languages = words.referral.questions.language.options as Record<string, string>;
  const said = (text: string) => <span className="words">{text}</span>;
  return (
    <section>
      <h2>{t("register:booking.needs")}</h2>
      <SummaryList
        rows={[
          { key: t("register:booking.callMe"), value: said(opened.callMe) },
          { key: t("register:booking.adults"), value: String(bundle.seats) },
          ...(other ? [{ key: t("register:booking.other"), value: said(other) }] : []),
          ...bundle.children.map((it, at) => ({
            key: t("register:booking.child", { n: at + 1 }),
            value: child(it),
          })),
          ...(bundle.transport > 0
            ? [{ key: t("register:booking.transport"), value: String(bundle.transport) }]
            : []),
          ...(access ? [{ key: t("register:booking.access"), value: said(access) }] : []),
          ...(speaks ? [{ key: t("register:bundle.speaks"), value: languages[speaks] ?? speaks }] : []),
          ...(interpreter
            ? [{ key: t("register:bundle.interpreter"), value: t("register:bundle.interpreterYes") }]
            : []),
        ]}
      />
    </section>
  );
}
