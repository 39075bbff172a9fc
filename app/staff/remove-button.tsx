import { useT } from "../i18n/translate";
import { Button } from "../ui/button";

/** A small form of a table's row. @param what is read out after "Remove" */
export function RemoveButton({ intent, id, what }: { intent: string; id: string; what: string }) {
  const t = useT();
  return (
    <form method="post" className="row-buttons">
      <input type="hidden" name="id" value={id} />
      <Button kind="secondary" name="intent" value={intent}>
        {t("staff:hub.people.remove")}
        <span className="visually-hidden"> {what}</span>
      </Button>
    </form>
  );
}
