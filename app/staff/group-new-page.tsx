import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { Select } from "../ui/select";
import { fieldId } from "./form-problems";
import { GroupFactsFields } from "./group-facts-fields";
import type { readNewGroup } from "./group-pages.server";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

type Props = Awaited<ReturnType<typeof readNewGroup>> & { slip: StaffSlip | undefined };
export const NEW_GROUP = "newGroup";

export function GroupNewPage({ programmes, rooms, hubs, slip }: Props) {
  const t = useT();
  const field = useFields(NEW_GROUP, slip);
  const choose = { value: "", label: t("groupwork:new.choose") };
  return (
    <>
      <BackLink href={paths.staffGroups} />
      <h1>{t("groupwork:new.title")}</h1>
      <SlipNotice slip={slip} />
      <p>{t("groupwork:new.lead")}</p>
      {programmes.length === 0 && <p>{t("groupwork:new.noProgrammes")}</p>}
      <form method="post" id={fieldId(NEW_GROUP, "form")}>
        <Select
          {...field("programme")}
          label={t("groupwork:new.programme")}
          options={[choose, ...programmes.map((it) => ({ value: it.id, label: it.name }))]}
        />
        {hubs.length === 1 && <input type="hidden" name="hub" value={hubs[0]!.id} />}
        {hubs.length > 1 && (
          <Select
            {...field("hub")}
            label={t("groupwork:new.hub")}
            options={[choose, ...hubs.map((it) => ({ value: it.id, label: it.name }))]}
          />
        )}
        <GroupFactsFields form={NEW_GROUP} {...{ slip, rooms, hubs }} />
        <Button>{t("groupwork:new.save")}</Button>
      </form>
    </>
  );
}
