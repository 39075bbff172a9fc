/** What only the service itself can say: keys of the table `settings`, never made up and empty until filled in. */

/** The day and night number; families see it once somebody has rung it. */
export const OUT_OF_HOURS = "outOfHoursNumber";

/** Facts that pages tell in the service's own words. */
export const SERVICE_FACTS = [
  "dataProtectionContact",
  "legalBasis",
  "retention",
  "complaints",
  "accessibilityChecked",
] as const;
export type ServiceFact = (typeof SERVICE_FACTS)[number];

export const LONGEST_FACT = 1000;

/** null: the service has not filled this in yet */
export type ServiceFacts = Record<ServiceFact, string | null>;

/** @param say what is known of one fact */
export const eachFact = <T>(say: (fact: ServiceFact) => T) =>
  Object.fromEntries(SERVICE_FACTS.map((fact) => [fact, say(fact)])) as Record<ServiceFact, T>;
