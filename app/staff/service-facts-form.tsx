import { LONGEST_FACT, SERVICE_FACTS, type ServiceFacts } from "../hubs/service-facts";
import { useT } from "../i18n/translate";
import { TextArea } from "../ui/text-area";
import { MarkField } from "./mark-field";
import { SaveOrLook } from "./preview";
import { useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface Props {
  facts: ServiceFacts;
  /** of how they stand */
  mark: string;
  slip: StaffSlip | undefined;
}

/** What pages tell in the service's own words, and which of it is still missing. */
export function ServiceFactsForm({ facts, mark, slip }: Props) {
  const t = useT();
  const field = useFields("facts", slip);
  return (
    <form method="post">
      <input type="hidden" name="intent" value="facts" />
      <MarkField form="facts" mark={mark} slip={slip} />
      <h2>{t("staff:service.facts.title")}</h2>
      <p>{t("staff:service.facts.hint")}</p>
      {SERVICE_FACTS.map((fact) => (
        <TextArea
          key={fact}
          {...field(fact, facts[fact] ?? "")}
          label={t(`staff:service.facts.label.${fact}`)}
          hint={t(facts[fact] ? `staff:service.facts.at.${fact}` : "staff:service.facts.missing", {
            where: t(`staff:service.facts.at.${fact}`),
          })}
          rows={3}
          max={LONGEST_FACT}
        />
      ))}
      <SaveOrLook>{t("staff:service.facts.save")}</SaveOrLook>
    </form>
  );
}
