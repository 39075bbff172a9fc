import { useT } from "../i18n/translate";

interface WhomToTellProps {
  /** what cannot be done by whoever reads this */
  text: string;
  /** who can do it; null: the reader, and nothing is said */
  names: readonly string[] | null;
}

/** What somebody else has to do, and who that is. */
export function WhomToTell({ text, names }: WhomToTellProps) {
  const t = useT();
  if (names === null) return null;
  return (
    <p>
      {text}{" "}
      {names.length > 0
        ? t("common:staffNav.tell", { names: names.join(", ") })
        : t("common:staffNav.tellNobody")}
    </p>
  );
}
