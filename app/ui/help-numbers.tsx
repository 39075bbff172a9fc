import { useT } from "../i18n/translate";
import { Phones, type PhoneLine } from "./phones";
import { useSite } from "./site-context";

interface HelpNumbersProps {
  only?: number;
  dayAndNight?: boolean;
  checks?: boolean;
}

/** Whom to ring now. 999 and 111 are here even when nothing could be read from the database.
 *  @param only the first so many, the emergency numbers among them. @param dayAndNight only those that answer at
 *  any hour. @param checks say when a person last checked each */
export function HelpNumbers({ only, dayAndNight, checks }: HelpNumbersProps) {
  const t = useT();
  const { helplines, outOfHours } = useSite();
  const always: PhoneLine[] = [
    { id: "999", name: t("common:emergency.name"), number: "999", note: t("common:emergency.note") },
    { id: "111", name: t("common:nhs24.name"), number: "111", note: t("common:nhs24.note") },
  ];
  const known = new Map(helplines.map((line) => [line.number, line]));
  const lines: PhoneLine[] = [
    ...always.map((line) => known.get(line.number) ?? line),
    ...(outOfHours
      ? [
          {
            id: "social-work",
            name: t("common:outOfHours.name"),
            number: outOfHours,
            note: t("common:outOfHours.note"),
          },
        ]
      : []),
    // a web address is no line of its own: it stands beside the number it belongs to
    ...helplines.filter(
      ({ number, hours }) =>
        /^[\d\s]+$/.test(number) &&
        !["999", "111"].includes(number) &&
        (!dayAndNight || /^24 hours/.test(hours)),
    ),
  ];
  const shown = lines.slice(0, only);
  return <Phones lines={checks ? shown : shown.map((line) => ({ ...line, lastCheckedAt: undefined }))} />;
}
