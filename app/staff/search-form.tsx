import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";

/** Posted, so that a name stands in no address and no history. */
export function SearchForm({ typed = "" }: { typed?: string }) {
  const t = useT();
  return (
    <form method="post" action={paths.search} role="search" className="staff-search" autoComplete="off">
      <TextInput
        id="words"
        name="words"
        value={typed}
        label={t("staff:search.label")}
        hint={t("staff:search.hint")}
        autoComplete="off"
      />
      <Button kind="secondary">{t("staff:search.button")}</Button>
    </form>
  );
}
