import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Phones } from "../ui/phones";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import type { readHelpline } from "./change-helpline.server";
import { MarkField } from "./mark-field";
import { Preview, SaveOrLook } from "./preview";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

type Props = NonNullable<Awaited<ReturnType<typeof readHelpline>>> & { slip: StaffSlip | undefined };

export function HelplinePage({ helpline, mark, preview, slip }: Props) {
  const t = useT();
  const field = useFields("helpline", slip);
  const { name, number, hours, note } = helpline;
  return (
    <>
      <BackLink href={paths.serviceSettings} />
      <h1>{name || t("manage:helpline.add")}</h1>
      <SlipNotice slip={slip} />
      {preview && (
        <Preview>
          <Phones lines={[preview]} />
        </Preview>
      )}
      <p>{t("manage:helpline.hint")}</p>
      <form method="post">
        <MarkField form="helpline" mark={mark} slip={slip} />
        <TextInput {...field("name", name)} label={t("manage:helpline.name")} />
        <TextInput {...field("number", number)} label={t("manage:helpline.number")} width={20} />
        <TextInput
          {...field("hours", hours)}
          label={t("manage:helpline.hours")}
          hint={t("manage:helpline.hoursHint")}
        />
        <TextArea {...field("note", note)} label={t("manage:helpline.note")} rows={2} max={300} />
        <SaveOrLook>{t("manage:helpline.save")}</SaveOrLook>
      </form>
    </>
  );
}
