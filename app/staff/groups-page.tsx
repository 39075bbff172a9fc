import type { AtWork } from "../groups/groups-at-work.server";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { LinkButton } from "../ui/link-button";
import { Select } from "../ui/select";
import { DataTable } from "./data-table";
import { GroupState } from "./group-state";
import { SlipNotice } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { Tag } from "./tag";
import { useWhen } from "./when";

interface Props {
  groups: AtWork[];
  more: boolean;
  /** as of the address */
  over: boolean;
  hub: string;
  from: number;
  hubs: Array<{ id: string; name: string }>;
  /** keeps what is taught */
  programmes: boolean;
  /** keeps which families must not meet */
  apart: boolean;
  slip: StaffSlip | undefined;
}

const address = (over: boolean, hub: string, from = 0) => {
  const query = new URLSearchParams({
    ...(over && { over: "1" }),
    ...(hub && { hub }),
    ...(from && { from: String(from) }),
  }).toString();
  return query ? `${paths.staffGroups}?${query}` : paths.staffGroups;
};

/** Every group of this person's hubs, and what is to be done for it. */
export function GroupsPage({ groups, more, over, hub, from, hubs, programmes, apart, slip }: Props) {
  const t = useT();
  return (
    <>
      <h1>{t("groupwork:list.title")}</h1>
      <SlipNotice slip={slip} />
      <p>
        <LinkButton href={paths.newGroup}>{t("groupwork:list.new")}</LinkButton>
      </p>
      <p className="links-row">
        {programmes && <a href={paths.staffProgrammes}>{t("groupwork:list.programmes")}</a>}
        {apart && <a href={paths.keepApart}>{t("groupwork:apart.link")}</a>}
        <a href={paths.staffRooms}>{t("groupwork:list.rooms")}</a>
      </p>
      <nav className="staff-views" aria-label={t("groupwork:group.state")}>
        {[false, true].map((it) => (
          <a key={String(it)} href={address(it, hub)} aria-current={it === over ? "page" : undefined}>
            {t(it ? "groupwork:list.over" : "groupwork:list.going")}
          </a>
        ))}
      </nav>
      {hubs.length > 1 && (
        <form method="get" className="filter-row">
          {over && <input type="hidden" name="over" value="1" />}
          <Select
            id="hub"
            name="hub"
            label={t("groupwork:list.whose")}
            value={hub}
            options={[
              { value: "", label: t("groupwork:list.all") },
              ...hubs.map((it) => ({ value: it.id, label: it.name })),
            ]}
          />
          <button type="submit" className="ds_button ds_button--secondary">
            {t("record:show")}
          </button>
        </form>
      )}
      {groups.length === 0 && <p>{t(over ? "groupwork:list.emptyOver" : "groupwork:list.empty")}</p>}
      {groups.length > 0 && <Table groups={groups} over={over} />}
      {(more || from > 0) && (
        <p className="staff-paging">
          {from > 0 && <a href={address(over, hub)}>{t("groupwork:list.first")}</a>}
          {more && <a href={address(over, hub, from + groups.length)}>{t("groupwork:list.next")}</a>}
        </p>
      )}
    </>
  );
}

function Table({ groups, over }: Pick<Props, "groups" | "over">) {
  const t = useT();
  const when = useWhen();
  const columns = over
    ? (["group", "state", "last", "toDo"] as const)
    : (["group", "state", "next", "places", "list", "toDo"] as const);
  return (
    <DataTable
      caption={t(over ? "groupwork:list.captionOver" : "groupwork:list.caption")}
      columns={columns.map((it) => t(`groupwork:list.column.${it}`))}
      rows={groups.map(({ group, programme, hub, room, next, today, taken, offers, toTalk, unmarked }) => ({
        key: group.id,
        cells: [
          <>
            <a href={paths.staffGroup(group.id)}>{programme}</a>{" "}
            <span className="quiet">
              {t("groupwork:list.at", {
                hub,
                where: room ?? t(group.online ? "groupwork:where.online" : "groupwork:where.none"),
              })}
            </span>
            {today && (
              <>
                <br />
                <a href={paths.register(group.id, today)}>
                  {t("groupwork:list.today")}
                  <span className="visually-hidden">: {programme}</span>
                </a>
              </>
            )}
          </>,
          <GroupState key="state" state={group.state} />,
          ...(over
            ? [group.lastAt ? when(group.lastAt) : t("groupwork:list.noNext")]
            : [
                next ? when(next) : t("groupwork:list.noNext"),
                t("groupwork:list.places", { taken, seats: group.seats }),
                [
                  group.waiting > 0 && t("groupwork:list.waiting", { count: group.waiting }),
                  offers > 0 && t("groupwork:list.offers", { count: offers }),
                ]
                  .filter(Boolean)
                  .join(", ") || t("groupwork:list.noList"),
              ]),
          <ToDo key="to-do" toTalk={toTalk} unmarked={unmarked} />,
        ],
      }))}
    />
  );
}

function ToDo({ toTalk, unmarked }: Pick<AtWork, "toTalk" | "unmarked">) {
  const t = useT();
  if (toTalk + unmarked === 0) return <>{t("groupwork:list.nothing")}</>;
  return (
    <span className="tags">
      {toTalk > 0 && <Tag kind="late">{t("groupwork:list.toTalk", { count: toTalk })}</Tag>}
      {unmarked > 0 && <Tag kind="late">{t("groupwork:list.unmarked", { count: unmarked })}</Tag>}
    </span>
  );
}
