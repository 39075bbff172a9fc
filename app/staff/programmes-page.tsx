import type { Programme } from "../groups/groups.server";
import { NEW } from "../groups/new-one";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { DataTable } from "./data-table";
import { SlipNotice } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { Tag } from "./tag";

interface Props {
  programmes: Array<Programme & { groups: number }>;
  slip: StaffSlip | undefined;
}

export function ProgrammesPage({ programmes, slip }: Props) {
  const t = useT();
  const columns = ["name", "forWhom", "groups", "state"] as const;
  return (
    <>
      <BackLink href={paths.staffGroups} />
      <h1>{t("groupwork:programmes.title")}</h1>
      <SlipNotice slip={slip} />
      <p>{t("groupwork:programmes.lead")}</p>
      <p>
        <a href={paths.staffProgramme(NEW)}>{t("groupwork:programmes.add")}</a>
      </p>
      {programmes.length === 0 && <p>{t("groupwork:programmes.empty")}</p>}
      {programmes.length > 0 && (
        <DataTable
          caption={t("groupwork:programmes.caption")}
          columns={columns.map((it) => t(`groupwork:programmes.column.${it}`))}
          rows={programmes.map((it) => ({
            key: it.id,
            cells: [
              <a key="name" href={paths.staffProgramme(it.id)}>
                {it.name}
              </a>,
              it.forWhom,
              it.groups,
              <span key="state" className="tags">
                <Tag kind={it.active ? "plain" : "late"}>
                  {t(it.active ? "groupwork:programmes.active" : "groupwork:programmes.resting")}
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
