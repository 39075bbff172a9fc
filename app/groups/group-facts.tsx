/** Short facts with their names, one below the other. */
import type { ReactNode } from "react";
import { useT } from "../i18n/translate";
import { placesLeft } from "./places-left";

export interface Fact {
  name: string;
  /** left out where there is nothing to say */
  value: ReactNode;
}

export const GroupFacts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="group-facts">
    {facts
      .filter((it) => it.value)
      .map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

interface PlacesProps {
  dropIn: boolean;
  askFirst: boolean;
  seatsLeft: number;
}

/** How many places are left, in words and not by colour alone. */
export function Places({ dropIn, askFirst, seatsLeft }: PlacesProps) {
  const t = useT();
  const said = dropIn ? "dropIn" : askFirst ? "askFirst" : placesLeft(seatsLeft);
  return <strong className={`places places--${said}`}>{t(`groups:places.${said}`)}</strong>;
}

/** Says what is made up: the whole programme, or its dates alone. */
export function ExampleTag({ programme, dates }: { programme: boolean; dates: boolean }) {
  const t = useT();
  if (!programme && !dates) return null;
  return (
    <span className="example-tag">
      {programme ? t("groups:card.example") : t("groups:card.exampleDates")}
    </span>
  );
}
