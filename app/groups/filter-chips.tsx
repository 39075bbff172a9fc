/** What was chosen: each can be taken away by itself, with or without script. */
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { groupsQuery, listChosen, without, type GroupFilter } from "./browse-filter";
import { useSayFilter } from "./say-filter";

/** @param query as of {@link groupsQuery} */
export const groupsAddress = (query: string) => (query ? `${paths.groups}?${query}` : paths.groups);

export function FilterChips({ filter }: { filter: GroupFilter }) {
  const t = useT();
  const say = useSayFilter();
  const chosen = listChosen(filter);
  if (chosen.length === 0) return null;
  return (
    <nav className="chips" aria-label={t("groups:chosen.heading")}>
      <ul>
        {chosen.map((it) => {
          const what = say.chosen(filter, it);
          return (
            <li key={what}>
              <a
                className="chip"
                href={groupsAddress(groupsQuery(without(filter, it)))}
                aria-label={t("groups:chosen.remove", { what })}
              >
                {what}
              </a>
            </li>
          );
        })}
        {chosen.length > 1 && (
          <li>
            <a href={paths.groups}>{t("groups:chosen.all")}</a>
          </li>
        )}
      </ul>
    </nav>
  );
}
