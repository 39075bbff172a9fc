import { useT } from "../i18n/translate";
import type { Label } from "../referrals/labels.server";
import { Button } from "../ui/button";
import { Checkboxes } from "../ui/checkboxes";
import { Folded } from "./folded";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

/** Puts a hub's labels on a request, and takes them off. */
export function LabelsForm({
  slip,
  has,
  offered,
}: {
  slip: StaffSlip | undefined;
  has: Label[];
  offered: Label[];
}) {
  const t = useT();
  const { value: _, ...field } = useFields("labels", slip)("labels");
  const ids = new Set(has.map((it) => it.id));
  // one that came with it from another hub can be taken off
  const all = [...has, ...offered.filter((it) => !ids.has(it.id))];
  if (all.length === 0) return null;
  return (
    <Folded form="labels" title={t("desk:labels.title")} slip={slip}>
      <Checkboxes
        {...field}
        label={t("desk:labels.label")}
        hint={t("desk:labels.hint")}
        values={[...ids]}
        options={all.map(({ id, name }) => ({ value: id, label: name }))}
        small
      />
      <Button>{t("desk:labels.save")}</Button>
    </Folded>
  );
}
