/** Who has a request, and for whom it waits. */
import { useT } from "../i18n/translate";
import { Button } from "../ui/button";
import { Radios } from "../ui/radios";
import { TextArea } from "../ui/text-area";
import { Folded } from "./folded";
import { MOST_TEXT } from "./form-parts";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface FormProps {
  slip: StaffSlip | undefined;
}

/** Stops the clock, or lets it go on. */
export function WaitForm({ slip, paused }: FormProps & { paused: boolean }) {
  const t = useT();
  const field = useFields("wait", slip);
  if (paused)
    return (
      <form method="post">
        <Button kind="secondary" name="intent" value="goOn">
          {t("staff:request.wait.goOn")}
        </Button>
      </form>
    );
  return (
    <Folded form="wait" title={t("staff:request.wait.title")} slip={slip}>
      <TextArea
        {...field("text")}
        label={t("staff:request.wait.text")}
        hint={t("staff:request.wait.hint")}
        rows={3}
        max={MOST_TEXT}
      />
      <Button>{t("staff:request.wait.button")}</Button>
    </Folded>
  );
}

export function GiveBackForm({ slip }: FormProps) {
  const t = useT();
  const field = useFields("giveBack", slip);
  return (
    <Folded form="giveBack" title={t("staff:request.giveBack.title")} slip={slip}>
      <TextArea {...field("text")} label={t("staff:request.giveBack.text")} rows={3} max={MOST_TEXT} />
      <Button>{t("staff:request.giveBack.button")}</Button>
    </Folded>
  );
}

export function HandOverForm({
  slip,
  colleagues,
}: FormProps & { colleagues: Array<{ id: string; name: string }> }) {
  const t = useT();
  const field = useFields("handOver", slip);
  return (
    <Folded form="handOver" title={t("staff:request.handOver.title")} slip={slip}>
      <Radios
        {...field("to")}
        label={t("staff:request.handOver.to")}
        hint={t("staff:request.handOver.hint")}
        options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        small
      />
      <TextArea {...field("text")} label={t("staff:request.handOver.text")} rows={3} max={MOST_TEXT} />
      <Button>{t("staff:request.handOver.button")}</Button>
    </Folded>
  );
}
