import type { Ratios } from "../groups/creche";
import { useT } from "../i18n/translate";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";
import { MarkField } from "./mark-field";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface Props {
  ratios: Ratios;
  /** of how they stand */
  mark: string;
  slip: StaffSlip | undefined;
}

/** How many children of each age one adult may look after. */
export function RatiosForm({ ratios, mark, slip }: Props) {
  const t = useT();
  const field = useFields("ratios", slip);
  return (
    <form method="post">
      <MarkField form="ratios" mark={mark} slip={slip} />
      <h2>{t("groupwork:ratios.title")}</h2>
      <p>{t("groupwork:ratios.text")}</p>
      {(["baby", "two", "three"] as const).map((age, at) => (
        <TextInput
          key={age}
          {...field(age, String(ratios[at]))}
          label={t(`groupwork:ratios.${age}`)}
          inputMode="numeric"
          width={2}
        />
      ))}
      <Button name="intent" value="ratios">
        {t("groupwork:ratios.save")}
      </Button>
    </form>
  );
}
