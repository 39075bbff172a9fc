/** Nothing fits: what would, and whom to ask. Nobody is sent away with an empty list. */
import { useSpeech } from "../i18n/translate";
import { HubNumbers } from "../ui/hub-numbers";
import { Prose } from "../ui/prose";
import type { Browsed } from "./browse-groups.server";
import { groupsAddress } from "./filter-chips";

/** @param narrowed whether anything was chosen */
export function NoGroups({ instead, narrowed }: Pick<Browsed, "instead"> & { narrowed: boolean }) {
  const { t, words } = useSpeech();
  if (!narrowed) return <p>{t("groups:none.empty")}</p>;
  if (instead.length === 0) return <Prose blocks={[words.groups.none.stuck]} />;
  return (
    <>
      <p>{t("groups:none.loosen")}</p>
      <ul>
        {instead.map(({ what, query, found }) => (
          <li key={what}>
            <a href={groupsAddress(query)}>{t(`groups:none.${what}`, { count: found })}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Below every list, whatever it holds. */
export function AskInstead() {
  const { t, words } = useSpeech();
  return (
    <section className="panel" aria-labelledby="ask-instead">
      <h2 id="ask-instead">{t("groups:none.next")}</h2>
      <Prose blocks={[words.groups.none.nextText]} />
      <HubNumbers />
    </section>
  );
}
