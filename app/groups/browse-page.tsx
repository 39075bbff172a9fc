/** The list of groups, and what narrows it. */
import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { ErrorSummary } from "../ui/error-summary";
import { groupsQuery, type GroupFilter } from "./browse-filter";
import type { Browsed } from "./browse-groups.server";
import type { BrowseSlip } from "./choose-groups.server";
import { FilterChips, groupsAddress } from "./filter-chips";
import { FilterForm } from "./filter-form";
import { GroupCard } from "./group-card";
import { AskInstead, NoGroups } from "./no-groups";
import { Pager } from "./pager";
import { useSayFilter } from "./say-filter";

interface BrowseProps {
  filter: GroupFilter;
  browsed: Browsed;
  slip: BrowseSlip | null;
}

export function BrowsePage({ filter, browsed, slip }: BrowseProps) {
  const { t } = useSpeech();
  const say = useSayFilter();
  const { total, page, pages, cards } = browsed;
  return (
    <>
      {slip && <ErrorSummary errors={slip.errors.map((it) => ({ field: it.field, text: say.slip(it) }))} />}
      <h1>{t("groups:heading")}</h1>
      <p className="lead">{t("groups:lead")}</p>
      <p>{t("groups:safe")}</p>
      <FilterForm filter={filter} slip={slip} languages={browsed.languages} />
      <FilterChips filter={filter} />
      <h2>{total > 0 ? t("groups:found", { count: total }) : t("groups:none.heading")}</h2>
      {total === 0 && <NoGroups instead={browsed.instead} narrowed={groupsQuery(filter) !== ""} />}
      <ul className="group-cards wide">
        {cards.map((it) => (
          <GroupCard key={it.group.id} card={it} />
        ))}
      </ul>
      <Pager page={page} pages={pages} addressOf={(it) => groupsAddress(groupsQuery(filter, it))} />
      <AskInstead />
      <Programmes programmes={browsed.programmes} />
      <p>
        <a href={paths.groupsCalendar}>{t("groups:calendar")}</a>
      </p>
    </>
  );
}

/** What is taught, with dates or without. */
function Programmes({ programmes }: Pick<Browsed, "programmes">) {
  const { t } = useSpeech();
  if (programmes.length === 0) return null;
  return (
    <>
      <h2>{t("groups:programmes")}</h2>
      <ul>
        {programmes.map(({ id, name }) => (
          <li key={id}>
            <a href={paths.programme(id)}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
