import { useT } from "../i18n/translate";
import type { Session } from "../groups/groups.server";
import { paths } from "../paths";
import { Tag } from "./tag";
import { useWhen } from "./when";

/** The register of each date. */
export function GroupRegisters({ sessions, group }: { sessions: Session[]; group: string }) {
  const t = useT();
  const when = useWhen();
  return (
    <details className="group-sessions">
      <summary>{t("register:list.registers")}</summary>
      <ul>
        {sessions.map((it) => (
          <li key={it.id}>
            <a href={paths.register(group, it.id)}>{when(it.startsAt)}</a>{" "}
            {it.state === "cancelled" && <Tag kind="late">{t("register:dates.cancelled")}</Tag>}
          </li>
        ))}
      </ul>
    </details>
  );
}
