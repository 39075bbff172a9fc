import { useSpeech, useT } from "../i18n/translate";
import type { ListedBooking } from "../groups/list-bookings.server";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { Select } from "../ui/select";
import { bookingListQuery, NEEDS, partOf, SHOWS } from "./booking-list-filter";
import { DataTable } from "./data-table";
import { GroupRegisters } from "./group-registers";
import { ListSkips } from "./list-skips";
import type { GroupBookingsView } from "./read-group-bookings.server";
import { sayAge } from "./register-words";
import { useWhen } from "./when";

const PARTS = ["booked", "list", "asked", "ended"] as const;

export function GroupBookingsPage({ view }: { view: GroupBookingsView }) {
  const t = useT();
  const { group, programme, hubName, bookings, filter } = view;
  const parts = PARTS.map((part) => ({ part, rows: bookings.filter((it) => partOf(it) === part) }));
  return (
    <>
      <BackLink href={view.mayTakeRegister ? paths.staffGroup(group.id) : paths.staff} />
      <h1>{t("register:list.title", { programme: programme.name })}</h1>
      <p className="lead">
        {t("register:list.stands", {
          hub: hubName,
          seats: group.seats,
          left: group.seatsLeft,
          waiting: group.waiting,
        })}
      </p>
      {programme.dropIn && <p>{t("register:list.dropIn")}</p>}
      <div className="buttons">
        {!programme.dropIn && (
          <LinkButton href={paths.newBooking(group.id)}>{t("register:list.new")}</LinkButton>
        )}
        {view.mayExport && (
          <LinkButton href={paths.groupBookingsFile(group.id)} kind="secondary">
            {t("register:list.file")}
          </LinkButton>
        )}
        <LinkButton href={paths.groupPoster(group.id)} kind="secondary">
          {t("register:poster.title")}
        </LinkButton>
        {view.mayTakeRegister && (
          <LinkButton href={paths.groupFeedback(group.id)} kind="secondary">
            {t("register:feedback.title")}
          </LinkButton>
        )}
      </div>
      {view.mayTakeRegister && <GroupRegisters sessions={view.sessions} group={group.id} />}
      <Filters view={view} />
      {bookings.length === 0 && <p>{t("register:list.none")}</p>}
      {parts.map(({ part, rows }) => rows.length > 0 && <Part key={part} part={part} rows={rows} />)}
      {(filter.show === "running" || filter.show === "list") && <ListSkips skips={view.skips} />}
    </>
  );
}

function Filters({ view }: { view: GroupBookingsView }) {
  const t = useT();
  const { filter, group } = view;
  return (
    <>
      <nav className="staff-views" aria-label={t("register:list.views")}>
        {SHOWS.map((show) => (
          <a
            key={show}
            href={paths.groupBookings(group.id) + bookingListQuery({ ...filter, show })}
            aria-current={show === filter.show ? "page" : undefined}
          >
            {t(`register:list.show.${show}`)}
          </a>
        ))}
      </nav>
      <div className="filters">
        <form method="get">
          {filter.show !== "running" && <input type="hidden" name="show" value={filter.show} />}
          <Select
            id="filter-need"
            name="need"
            label={t("register:list.need")}
            value={filter.need}
            options={[
              { value: "", label: t("register:list.any") },
              ...NEEDS.map((value) => ({ value, label: t(`register:list.needs.${value}`) })),
            ]}
          />
          <Button kind="secondary">{t("desk:filter.show")}</Button>
        </form>
      </div>
    </>
  );
}

function Part({ part, rows }: { part: (typeof PARTS)[number]; rows: ListedBooking[] }) {
  const { t, words } = useSpeech();
  const when = useWhen();
  const languages = words.referral.questions.language.options as Record<string, string>;
  const byTurn = (a: ListedBooking, b: ListedBooking) => (a.position ?? 0) - (b.position ?? 0);
  const sorted = part === "list" || part === "asked" ? [...rows].sort(byTurn) : rows;
  const stands = (it: ListedBooking) => {
    if (it.state === "ended") return it.endedWhy ? t(`register:ended.${it.endedWhy}`) : "";
    const until = it.state === "offered" && it.offerUntil;
    const state = until ? t("register:list.offered", { at: when(until) }) : t(`register:state.${it.state}`);
    return it.position === null
      ? state
      : `${t("register:list.position", { position: it.position })} ${state}`;
  };
  const children = (it: ListedBooking) =>
    it.children
      .map((child) =>
        child.creche
          ? t("register:list.crecheChild", { age: sayAge(t, child.months) })
          : sayAge(t, child.months),
      )
      .join(", ");
  const needs = (it: ListedBooking) =>
    [
      ...(it.transport > 0 ? [t("register:transport", { count: it.transport })] : []),
      ...(it.speaks ? [languages[it.speaks] ?? it.speaks] : []),
      ...(it.interpreter ? [t("register:interpreter")] : []),
      ...(it.access ? [it.access] : []),
    ].join("\n");
  const attended = (it: ListedBooking) =>
    it.came + it.missed > 0 ? t("register:list.attended", { came: it.came, of: it.came + it.missed }) : "";
  return (
    <DataTable
      caption={t(`register:list.part.${part}`, { count: rows.length })}
      columns={(["who", "comes", "children", "needs", "stands"] as const).map((it) =>
        t(`register:list.column.${it}`),
      )}
      rows={sorted.map((it) => ({
        key: it.id,
        cells: [
          <>
            <a href={paths.booking(it.reference)}>{it.name || it.reference}</a>{" "}
            <span className="small quiet reference">{it.reference}</span>
          </>,
          [t("register:adults", { count: it.adults }), ...(it.other ? [it.other] : [])].join(", "),
          children(it),
          <span className="words" dir="auto">
            {needs(it)}
          </span>,
          <>
            {stands(it)} <span className="small quiet">{attended(it)}</span>
          </>,
        ],
      }))}
    />
  );
}
