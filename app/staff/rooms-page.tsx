import type { Room } from "../groups/groups.server";
import { NEW } from "../groups/new-one";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { DataTable } from "./data-table";
import { SlipNotice } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { Tag } from "./tag";

interface Props {
  rooms: Room[];
  hubs: Array<{ id: string; name: string }>;
  slip: StaffSlip | undefined;
}

export function RoomsPage({ rooms, hubs, slip }: Props) {
  const t = useT();
  const columns = ["name", "hub", "seats", "state"] as const;
  return (
    <>
      <BackLink href={paths.staffGroups} />
      <h1>{t("groupwork:rooms.title")}</h1>
      <SlipNotice slip={slip} />
      <p>{t("groupwork:rooms.lead")}</p>
      <p>
        <a href={paths.staffRoom(NEW)}>{t("groupwork:rooms.add")}</a>
      </p>
      {rooms.length === 0 && <p>{t("groupwork:rooms.empty")}</p>}
      {rooms.length > 0 && (
        <DataTable
          caption={t("groupwork:rooms.caption")}
          columns={columns.map((it) => t(`groupwork:rooms.column.${it}`))}
          rows={rooms.map((it) => ({
            key: it.id,
            cells: [
              <a key="name" href={paths.staffRoom(it.id)}>
                {it.name}
              </a>,
              hubs.find((hub) => hub.id === it.hub)?.name ?? it.hub,
              it.seats,
              <span key="state" className="tags">
                <Tag kind={it.active ? "plain" : "late"}>
                  {t(it.active ? "groupwork:rooms.on" : "groupwork:rooms.off")}
                </Tag>
                {it.example && <Tag kind="plain">{t("groupwork:programmes.example")}</Tag>}
              </span>,
            ],
          }))}
        />
      )}
    </>
  );
}
