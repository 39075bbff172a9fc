import { useT } from "../i18n/translate";
import { useList } from "../i18n/use-list";

interface WhomToTellProps {
  /** what cannot be done by whoever reads this */
  text: string;
  /** who can do it; null: the reader, and nothing is said */
  names: readonly string[] | null;
}

/** What somebody else has to do, and who that is. */
export function WhomToTell({ text, names }: WhomToTellProps) {
  const t = useT();
  const list = useList("disjunction");
  if (names === null) return null;
  return (
    <p>
      {text}{" "}
      {names.length > 0 ? t("common:staffNav.tell", { names: list(names) }) : t("common:staffNav.tellNobody")}
    </p>
  );
}
