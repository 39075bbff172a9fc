import type { GroupAtWork } from "../groups/groups-at-work.server";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { DataTable } from "./data-table";
import { Tag } from "./tag";
import { useFromTo } from "./from-to";
import { useWhen } from "./when";

type Session = GroupAtWork["sessions"][number];

/** All sessions of a group, the cancelled ones too. */
export function GroupSessions({ group, rooms, sessions }: GroupAtWork) {
  const t = useT();
  const fromTo = useFromTo();
  const when = useWhen();
  const creche = group.crechePlaces > 0;
  const columns = (["when", "week", "where", "places", "creche", "state"] as const).filter(
    (it) => it !== "creche" || creche,
  );
  const room = (it: Session) => rooms.find((room) => room.id === (it.room ?? group.room))?.name;
  const used = (taken: number, held: number, seats: number) =>
    t(held > 0 ? "groupwork:group.withHeld" : "groupwork:group.taken", { taken, held, seats });
  return (
    <DataTable
      caption={t("groupwork:group.caption")}
      columns={columns.map((it) => t(`groupwork:group.column.${it}`))}
      rows={sessions.map((it) => ({
        key: it.id,
        cells: [
          <>
            {it.ahead && group.state !== "closed" ? (
              <a href={paths.groupSession(group.id, it.id)}>
                {fromTo(it)}
                <span className="visually-hidden"> {t("groupwork:group.change")}</span>
              </a>
            ) : (
              fromTo(it)
            )}
            {it.movedFrom && (
              <span className="small quiet">
                {t("groupwork:group.movedFrom", { when: when(it.movedFrom) })}
              </span>
            )}
          </>,
          it.week,
          room(it) ?? t(group.online ? "groupwork:where.online" : "groupwork:where.none"),
          used(it.seatsTaken, it.seatsHeld, group.seats),
          ...(creche ? [used(it.crecheTaken, it.crecheHeld, group.crechePlaces)] : []),
          it.state === "cancelled" ? (
            <Tag key="state" kind="late">
              {t("groupwork:group.cancelled")}
            </Tag>
          ) : (
            t(it.ahead ? "groupwork:group.ahead" : "groupwork:group.over")
          ),
        ],
      }))}
    />
  );
}
