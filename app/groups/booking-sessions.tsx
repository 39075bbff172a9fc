import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import type { OwnSession } from "./own-sessions.server";
import { PlaceTold } from "./place-told";
import { dayAndTime, fromUntil } from "./say-times";

/** Every date, what they have of it, and what they can do about it. */
export function BookingSessions({ sessions, acts }: { sessions: readonly OwnSession[]; acts: boolean }) {
  const { t } = useSpeech();
  if (sessions.length === 0) return <p>{t("booking:page.noDates")}</p>;
  return (
    <ol className="own-dates">
      {sessions.map((it) => (
        <li
          key={it.id}
          className={it.cancelled || it.past || it.have === "away" ? "own-dates__off" : undefined}
        >
          <SessionFacts session={it} />
          {acts && <SessionActs session={it} />}
        </li>
      ))}
    </ol>
  );
}

/** When, and whatever is out of the ordinary about it. */
function SessionFacts({ session }: { session: OwnSession }) {
  const { t, lang } = useSpeech();
  const { have, creche, hub } = session;
  const booked = have === "taken" || have === "guest";
  return (
    <>
      <p className="own-dates__when">{t("booking:page.from", fromUntil(lang, session))}</p>
      {session.cancelled && (
        <p>
          <strong>{t("booking:page.cancelled")}</strong>
        </p>
      )}
      {!session.cancelled && session.past && <p>{t("booking:page.over")}</p>}
      {session.movedFrom && !session.cancelled && (
        <p>
          <strong>{t("booking:page.moved", dayAndTime(lang, session.movedFrom))}</strong>
        </p>
      )}
      {have === "away" && <p>{t("booking:page.away")}</p>}
      {have === "guest" && hub && (
        <p>
          <strong>{t("booking:page.guest", { hub })}</strong>
        </p>
      )}
      {booked && creche > 0 && !session.past && <p>{t("booking:page.creche", { count: creche })}</p>}
      {booked && session.crecheAway && <p>{t("booking:page.noCreche")}</p>}
      {session.place && !session.past && !session.cancelled && (
        <>
          {have !== "guest" && (
            <p>
              <strong>{t("booking:page.otherPlace")}</strong>
            </p>
          )}
          <PlaceTold place={session.place} />
        </>
      )}
    </>
  );
}

function SessionActs({ session }: { session: OwnSession }) {
  const { t, lang } = useSpeech();
  const { id, past, cancelled, have, creche, crecheAway, makeUps } = session;
  const { day } = dayAndTime(lang, session.startsAt);
  const can = !past && !cancelled;
  return (
    <>
      {can && have === "taken" && (
        <details className="fold">
          <summary>
            {t("booking:page.changeDay")}
            <span className="visually-hidden">{t("booking:page.of", { day })}</span>
          </summary>
          <p className="quiet">{t("booking:page.cannotComeHint")}</p>
          <Act session={id} intent="away" day={day} say={t("booking:page.cannotCome")} />
          {creche > 0 && (
            <Act session={id} intent="crecheAway" day={day} say={t("booking:page.noCrecheNeeded")} />
          )}
          {crecheAway && (
            <Act session={id} intent="crecheBack" day={day} say={t("booking:page.crecheAfterAll")} />
          )}
        </details>
      )}
      {can && have === "away" && (
        <Act session={id} intent="back" day={day} say={t("booking:page.comeAfterAll")} />
      )}
      {can && have === "guest" && (
        <Act session={id} intent="guestLeft" day={day} say={t("booking:page.leaveMakeUp")} />
      )}
      {makeUps.length > 0 && <MakeUps session={session} />}
      {session.noMakeUp && <p className="quiet">{t("booking:page.noMakeUp")}</p>}
    </>
  );
}

/** The same week at another hub. */
function MakeUps({ session }: { session: OwnSession }) {
  const { t, lang } = useSpeech();
  return (
    <div className="make-ups">
      <p>{t("booking:page.makeUp")}</p>
      <ul>
        {session.makeUps.map((it) => {
          const times = fromUntil(lang, it);
          const where = it.online ? t("booking:page.onlineAt", { hub: it.hub }) : it.hub;
          return (
            <li key={it.id}>
              <p>
                <bdi>{where}</bdi>
                <br />
                {t("booking:page.from", times)}
              </p>
              <Act session={it.id} intent="guest" day={times.day} say={t("booking:page.takeMakeUp")} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** One press about one date; which date, for those who only hear the button. */
function Act({ session, intent, day, say }: { session: string; intent: string; day: string; say: string }) {
  const { t } = useSpeech();
  return (
    <form method="post" action={paths.yourBooking}>
      <input type="hidden" name="session" value={session} />
      <Button kind="secondary" name="intent" value={intent}>
        {say}
        <span className="visually-hidden">{t("booking:page.of", { day })}</span>
      </Button>
    </form>
  );
}
