/** One group of the list. */
import { formatDay, formatTime, formatWeekday } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { useSite } from "../ui/site-context";
import type { GroupCard as Card } from "./browse-groups.server";
import { ExampleTag, GroupFacts, Places } from "./group-facts";
import { crecheLeft } from "./places-left";
import { useSayFilter } from "./say-filter";
import { sayWhom } from "./say-whom";

export function GroupCard({ card }: { card: Card }) {
  const { t, lang } = useSpeech();
  const say = useSayFilter();
  const { group, nextAt, endsAt } = card;
  const { programme } = group;
  const date = formatDay(lang, nextAt);
  return (
    <li className="group-card">
      <h3>
        <a href={addressOf(card)}>{programme.name}</a>{" "}
        <ExampleTag programme={programme.example} dates={card.exampleDates} />
      </h3>
      <p>{programme.summary}</p>
      <GroupFacts
        facts={[
          {
            name: t("groups:card.when"),
            value: t("groups:card.time", {
              day: formatWeekday(lang, nextAt),
              from: formatTime(lang, nextAt),
              to: formatTime(lang, endsAt),
            }),
          },
          {
            name: t("groups:card.dates"),
            value: programme.dropIn
              ? t("groups:card.next", { date })
              : t("groups:card.starts", { date, count: card.dates }),
          },
          { name: t("groups:card.where"), value: <Where card={card} /> },
          { name: t("groups:card.whom"), value: sayWhom(t, programme).join(". ") },
          { name: t("groups:card.creche"), value: t(`groups:creche.${crecheOf(card)}`) },
          {
            name: t("groups:card.language"),
            value: group.language === lang ? null : say.language(group.language),
          },
        ]}
      />
      {card.fit === "part" && <p className="quiet">{t("groups:card.part")}</p>}
      <p>
        <Places dropIn={programme.dropIn} askFirst={card.askFirst} seatsLeft={card.seatsLeft} />
      </p>
    </li>
  );
}

const crecheOf = ({ group, crecheLeft: left }: Card) =>
  crecheLeft({ crechePlaces: group.crechePlaces, crecheLeft: left });

const addressOf = ({ group, page }: Card) =>
  `${paths.programme(group.programme.id)}${page > 1 ? `?page=${page}` : ""}#group-${group.id}`;

function Where({ card: { group, room, hideVenue } }: { card: Card }) {
  const { t } = useSpeech();
  const { hubs } = useSite();
  const hub = hubs.find((it) => it.id === group.hub)?.name ?? "";
  if (group.online) return <>{t("groups:card.online", { hub })}</>;
  if (hideVenue) return <>{t("groups:card.hidden", { hub })}</>;
  return <>{room ? t("groups:card.at", { room, hub }) : hub}</>;
}
