/** A group of a programme: where, when, what is left, and the way in. */
import { formatDay, formatDayOfWeek, formatTime } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { Phones } from "../ui/phones";
import { GroupDates } from "./group-dates";
import { ExampleTag, GroupFacts, Places } from "./group-facts";
import { crecheLeft, placesLeft } from "./places-left";
import type { ProgrammeGroup as Group } from "./programme-page.server";
import { useSayFilter } from "./say-filter";

interface GroupProps {
  group: Group;
  dropIn: boolean;
}

export function ProgrammeGroup({ group, dropIn }: GroupProps) {
  const { t, lang } = useSpeech();
  const say = useSayFilter();
  const where = group.online ? t("groups:chosen.how.online") : group.hubName;
  const when = useWhen(group);
  const open = group.nextAt !== null && !group.paused;
  return (
    <li className="group-card" id={`group-${group.id}`}>
      <h3>
        {t("groups:programme.groupHeading", { when, where })}{" "}
        <ExampleTag programme={false} dates={group.exampleDates} />
      </h3>
      <GroupFacts
        facts={[
          { name: t("groups:card.when"), value: <Times group={group} dropIn={dropIn} /> },
          { name: t("groups:card.where"), value: <Where group={group} /> },
          { name: t("groups:card.creche"), value: t(`groups:creche.${crecheLeft(group)}`) },
          {
            name: t("groups:programme.transport"),
            value: group.transportSeats > 0 && t("groups:programme.transportYes"),
          },
          {
            name: t("groups:programme.access"),
            value: group.online ? null : group.venue?.access || t("groups:programme.askAccess"),
          },
          {
            name: t("groups:card.language"),
            value: group.language === lang ? null : say.language(group.language),
          },
          { name: t("groups:programme.leads"), value: group.leads },
          { name: t("groups:programme.note"), value: group.note },
          {
            name: t("groups:programme.places"),
            value: open && <Places dropIn={dropIn} askFirst={group.askFirst} seatsLeft={group.seatsLeft} />,
          },
        ]}
      />
      <GroupDates dates={group.dates} />
      {group.venue?.directions && (
        <details>
          <summary>{t("groups:programme.way")}</summary>
          <p className="line-breaks">{group.venue.directions}</p>
        </details>
      )}
      {!open && <NotNow group={group} />}
      {open && !dropIn && <WayIn group={group} of={`${when}, ${where}`} />}
    </li>
  );
}

/** "Tuesday morning" */
function useWhen({ weekday, dayPart }: Group): string {
  const { t, lang } = useSpeech();
  const day = formatDayOfWeek(lang, weekday ?? 0);
  return dayPart ? t(`groups:programme.day.${dayPart}`, { day }) : day;
}

function Times({ group, dropIn }: GroupProps) {
  const { t, lang } = useSpeech();
  const planned = group.dates.filter((it) => !it.cancelled);
  const [first] = planned;
  if (!first) return null;
  const date = formatDay(lang, first.startsAt);
  return (
    <>
      <span className="line">
        {t("groups:card.time", {
          day: formatDayOfWeek(lang, group.weekday ?? 0),
          from: formatTime(lang, first.startsAt),
          to: formatTime(lang, first.endsAt),
        })}
      </span>
      <span className="line">
        {dropIn ? t("groups:card.next", { date }) : t("groups:card.starts", { date, count: planned.length })}
      </span>
    </>
  );
}

function Where({ group }: { group: Group }) {
  const { t } = useSpeech();
  const { hubName: hub, venue } = group;
  if (group.online) return <>{t("groups:programme.joinLater", { hub })}</>;
  if (group.hideVenue) return <>{t("groups:card.hidden", { hub })}</>;
  if (!venue) return <>{hub}</>;
  return (
    <>
      <span className="line">{t("groups:card.at", { room: venue.name, hub })}</span>
      {venue.address.map((it) => (
        <span key={it} className="line">
          {it}
        </span>
      ))}
    </>
  );
}

function NotNow({ group: { id, paused, hubName, phone } }: { group: Group }) {
  const { t } = useSpeech();
  return (
    <>
      <p>{paused ? t("groups:programme.paused") : t("groups:programme.begun")}</p>
      <Phones lines={[{ id, name: hubName, number: phone }]} />
    </>
  );
}

/** @param of which group it is, for buttons that are read out by themselves */
function WayIn({ group, of }: { group: Group; of: string }) {
  const { t } = useSpeech();
  const full = placesLeft(group.seatsLeft) === "full";
  const way = group.askFirst ? "ask" : full ? "join" : "book";
  return (
    <form method="post" action={paths.book}>
      {way !== "book" && <p>{t(`groups:programme.${way}Text`)}</p>}
      <input type="hidden" name="group" value={group.id} />
      <Button>
        {t(`groups:programme.${way}`)}
        <span className="visually-hidden">: {of}</span>
      </Button>
    </form>
  );
}
