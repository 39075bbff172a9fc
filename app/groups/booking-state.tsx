import { useSpeech } from "../i18n/translate";
import type { Translate } from "../i18n/words";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import type { OwnBooking } from "./own-booking.server";
import { dayAndTime } from "./say-times";

/** How a booking stands, in a sentence. */
export function sayState(own: OwnBooking, t: Translate, lang: string): string {
  if (own.state === "asked" && own.talkBy)
    return t(`booking:page.state.${own.byCode ? "askedByCode" : "askedBy"}`, dayAndTime(lang, own.talkBy));
  if (own.state === "waiting") return t("booking:page.state.waiting", { count: own.position ?? 1 });
  if (own.state === "ended" && own.endedWhy === "groupOver") return t("booking:page.state.over");
  return t(`booking:page.state.${own.state}`);
}

/** What a list is, where they are on one. @param byCode nobody can tell them, so they have to look */
export function HowListWorks({ byCode }: Pick<OwnBooking, "byCode">) {
  const { t, words } = useSpeech();
  const { title, body } = words.booking.page.list;
  return (
    <section aria-labelledby="list">
      <h2 id="list">{title}</h2>
      <ul>
        {body.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{byCode ? <strong>{t("booking:page.list.nextByCode")}</strong> : t("booking:page.list.next")}</p>
    </section>
  );
}

/** Seats in the transport, theirs or wanted, and how it is agreed where they are fetched. */
export function Fetched({ transport, state }: Pick<OwnBooking, "transport" | "state">) {
  const { t } = useSpeech();
  if (transport === 0 || state === "ended") return null;
  return (
    <>
      <h2>{t("booking:page.fetched.title")}</h2>
      <p>{t(`booking:page.fetched.${state === "booked" ? "booked" : "wanted"}`, { count: transport })}</p>
    </>
  );
}

/** Places that are held: yes, no, or no and off the list. */
export function OfferForm({ until }: { until: Date }) {
  const { t, lang } = useSpeech();
  return (
    <Notice kind="success" title={t("booking:page.state.offered")}>
      <p>{t("booking:page.offer.until", dayAndTime(lang, until))}</p>
      <form method="post" action={paths.yourBooking} className="form-buttons">
        <Button name="intent" value="accept">
          {t("booking:page.offer.accept")}
        </Button>
        <Button kind="secondary" name="intent" value="stay">
          {t("booking:page.offer.stay")}
        </Button>
        <Button kind="secondary" name="intent" value="cancel">
          {t("booking:page.offer.leave")}
        </Button>
      </form>
    </Notice>
  );
}

/** The words for ending it, by what there is to end. */
export const endWords = (state: OwnBooking["state"]) =>
  state === "booked"
    ? ({ heading: "cancel", body: "cancelBody", sure: "sureCancel" } as const)
    : state === "asked"
      ? ({ heading: "takeBack", body: "takeBackBody", sure: "sureTakeBack" } as const)
      : ({ heading: "leaveList", body: "leaveListBody", sure: "sureLeave" } as const);

/** Asked at the top of the page, where it cannot be missed. */
export function EndSure({ state }: { state: OwnBooking["state"] }) {
  const { t } = useSpeech();
  const { sure, body } = endWords(state);
  return (
    <Notice kind="info" title={t(`booking:page.${sure}`)}>
      <p>{t(`booking:page.${body}`)}</p>
      <form method="post" action={paths.yourBooking} className="form-buttons">
        <Button kind="danger" name="intent" value="cancelSure">
          {t("booking:page.sureYes")}
        </Button>
        <Button kind="secondary" name="intent" value="keep">
          {t("booking:page.sureNo")}
        </Button>
      </form>
    </Notice>
  );
}
