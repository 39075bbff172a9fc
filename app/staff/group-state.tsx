import type { GroupState as State } from "../../db/schema/groups";
import { useT } from "../i18n/translate";
import { Tag } from "./tag";

/** Whether families see a group. */
export function GroupState({ state }: { state: State }) {
  const t = useT();
  return (
    <Tag kind={state === "published" ? "unread" : state === "paused" ? "late" : "plain"}>
      {t(`groupwork:state.${state}`)}
    </Tag>
  );
}
