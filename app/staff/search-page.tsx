import { useT } from "../i18n/translate";
import { paths } from "../paths";
import type { InboxRow } from "../referrals/inbox.server";
import { BackLink } from "../ui/back-link";
import { InboxTable } from "./inbox-table";
import { SearchForm } from "./search-form";

interface SearchPageProps {
  typed: string;
  rows: InboxRow[];
  /** there are others beyond these */
  more: boolean;
  /** the reference of a request that is another hub's */
  elsewhere: string | null;
}

export function SearchPage({ typed, rows, more, elsewhere }: SearchPageProps) {
  const t = useT();
  return (
    <>
      <BackLink href={paths.staff} />
      <h1>{t("staff:search.title")}</h1>
      <SearchForm typed={typed} />
      {typed !== "" && (
        <p role="status">
          {rows.length === 0 && t("staff:search.none")}
          {rows.length > 0 && t(more ? "staff:search.more" : "staff:search.found", { count: rows.length })}
        </p>
      )}
      {elsewhere && (
        <p>
          {t("desk:elsewhere.text")} <a href={paths.request(elsewhere)}>{t("desk:elsewhere.link")}</a>
        </p>
      )}
      {rows.length > 0 && <InboxTable rows={rows} view="search" from="search" />}
    </>
  );
}
