import type { GroupAtWork } from "../groups/groups-at-work.server";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { fieldId } from "./form-problems";
import { GroupFactsFields } from "./group-facts-fields";
import { SlipNotice } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

export const GROUP_FACTS_FORM = "facts";

export function GroupFactsPage({
  group,
  programme,
  hubName,
  rooms,
  mark,
  slip,
}: GroupAtWork & { slip: StaffSlip | undefined }) {
  const t = useT();
  return (
    <>
      <BackLink href={paths.staffGroup(group.id)} />
      <h1>{t("groupwork:facts.title")}</h1>
      <p>{programme.name}</p>
      <SlipNotice slip={slip} />
      {group.state !== "draft" && <p>{t("groupwork:facts.told")}</p>}
      <form method="post" id={fieldId(GROUP_FACTS_FORM, "form")} tabIndex={-1}>
        <input type="hidden" name="mark" value={mark} />
        <GroupFactsFields
          form={GROUP_FACTS_FORM}
          {...{ slip, group, rooms }}
          hubs={[{ id: group.hub, name: hubName }]}
        />
        <Button>{t("groupwork:facts.save")}</Button>
      </form>
    </>
  );
}
