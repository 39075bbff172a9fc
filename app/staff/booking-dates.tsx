import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import type { BookingView, OpenedBooking } from "./read-booking.server";
import { Tag } from "./tag";
import { useWhen } from "./when";

interface BookingDatesProps {
  header: BookingView["header"];
  opened: OpenedBooking;
  now: Date;
}

type DateOf = OpenedBooking["dates"][number];

/** Every date, with what they have of it, and what can be given back while it is to come. */
export function BookingDates({ header, opened, now }: BookingDatesProps) {
  const t = useT();
  const when = useWhen();
  return (
    <section>
      <h2>{t("register:dates.title")}</h2>
      <ol className="booking-dates">
        {opened.dates.map((it) => (
          <li key={it.id}>
            <p>
              {header.mayTakeRegister && !it.guest ? (
                <a href={paths.register(it.group, it.id)}>{when(it.startsAt)}</a>
              ) : (
                when(it.startsAt)
              )}{" "}
              <State it={it} />
            </p>
            {header.state === "booked" && it.startsAt > now && it.state === "planned" && !it.guest && (
              <Change it={it} />
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function State({ it }: { it: DateOf }) {
  const t = useT();
  const { place } = it;
  if (it.state === "cancelled") return <Tag kind="late">{t("register:dates.cancelled")}</Tag>;
  return (
    <span className="tags">
      {it.guest && <Tag kind="plain">{t("register:dates.guest")}</Tag>}
      {!place && <span className="quiet">{t("register:dates.none")}</span>}
      {place?.state === "held" && <Tag kind="plain">{t("register:dates.held")}</Tag>}
      {place?.state === "away" && <Tag kind="late">{t("register:away")}</Tag>}
      {place?.crecheAway && <Tag kind="late">{t("register:dates.noCreche")}</Tag>}
      {place?.attended && (
        <Tag kind={place.attended === "came" ? "plain" : "late"}>{t(`register:mark.${place.attended}`)}</Tag>
      )}
    </span>
  );
}

/** They rang: they cannot come that week, or can after all. */
function Change({ it }: { it: DateOf }) {
  const t = useT();
  const when = useWhen();
  const { place } = it;
  if (!place) return null;
  const form = (intent: "giveUp" | "takeBack", what: "all" | "creche") => (
    <form method="post" key={`${intent}${what}`}>
      <input type="hidden" name="session" value={it.id} />
      <input type="hidden" name="what" value={what} />
      <Button kind="secondary" name="intent" value={intent}>
        {t(`register:dates.${intent}.${what}`)}
        <span className="visually-hidden"> {when(it.startsAt)}</span>
      </Button>
    </form>
  );
  const forms = [
    ...(place.state === "taken" ? [form("giveUp", "all")] : []),
    ...(place.state === "taken" && place.creche > 0 ? [form("giveUp", "creche")] : []),
    ...(place.state === "away" ? [form("takeBack", "all")] : []),
    ...(place.state === "taken" && place.crecheAway ? [form("takeBack", "creche")] : []),
  ];
  return <div className="row-buttons">{forms}</div>;
}
