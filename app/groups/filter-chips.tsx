import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { ChosenChips } from "../ui/chosen-chips";
import { groupsQuery, listChosen, without, type GroupFilter } from "./browse-filter";
import { useSayFilter } from "./say-filter";

/** @param query as of {@link groupsQuery} */
export const groupsAddress = (query: string) => (query ? `${paths.groups}?${query}` : paths.groups);

export function FilterChips({ filter }: { filter: GroupFilter }) {
  const t = useT();
  const say = useSayFilter();
  const chips = listChosen(filter).map((it) => {
    const what = say.chosen(filter, it);
    const href = groupsAddress(groupsQuery(without(filter, it)));
    return { what, remove: t("groups:chosen.remove", { what }), href };
  });
  const all = { href: paths.groups, label: t("groups:chosen.all") };
  return <ChosenChips label={t("groups:chosen.heading")} chips={chips} all={all} />;
}
