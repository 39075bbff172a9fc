/** What people say, as pictures: of all hubs together, or of one. */
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { useSite } from "../ui/site-context";
import { ENOUGH } from "./hide-few";
import { OverTime } from "./over-time";
import { only, storiesQuery } from "./read-filter";
import { tagAddress, useSayStory } from "./say-story";
import { storiesAddress } from "./stories-address";
import type { SaidOverTime, SaidRow } from "./what-people-say.server";

interface SayProps {
  /** a hub's slug; "" is all */
  hub: string;
  said: SaidOverTime;
}

export function WhatPeopleSayPage({ hub, said }: SayProps) {
  const t = useT();
  const say = useSayStory([]);
  const rowsOf = (rows: SaidRow[]) =>
    rows.map(({ tag, counts }) => ({ label: say.tag(tag), href: tagAddress(tag, hub), counts }));
  const { quarters, stories, feelings, themes } = said;
  const all = { label: t("stories:say.stories"), counts: stories };
  return (
    <>
      <BackLink href={paths.stories} />
      <h1>{t("stories:say.heading")}</h1>
      <p className="lead">{t("stories:say.lead")}</p>
      <Hubs hub={hub} />
      {quarters.length === 0 && <p>{t("stories:say.tooFew", { count: ENOUGH })}</p>}
      {quarters.length > 0 && (
        <>
          <h2>{t("stories:say.feelings")}</h2>
          <OverTime
            id="feelings"
            title={t("stories:say.feelingsTitle")}
            of={t("stories:say.feeling")}
            quarters={quarters}
            rows={rowsOf(feelings)}
            all={all}
          />
          {themes.length > 0 && (
            <>
              <h2>{t("stories:say.themes")}</h2>
              <OverTime
                id="themes"
                title={t("stories:say.themesTitle")}
                of={t("stories:say.theme")}
                quarters={quarters}
                rows={rowsOf(themes)}
              />
            </>
          )}
          <p className="quiet">{t("stories:say.note", { count: ENOUGH })}</p>
        </>
      )}
      <p>
        <a href={storiesAddress(storiesQuery(only({ hub })))}>{t("stories:say.read")}</a>
      </p>
    </>
  );
}

/** All hubs, or one of them. */
function Hubs({ hub }: { hub: string }) {
  const t = useT();
  const { hubs } = useSite();
  const ways = [{ id: "", name: t("stories:say.allHubs") }, ...hubs];
  return (
    <nav className="chips" aria-label={t("stories:say.choose")}>
      <ul>
        {ways.map(({ id, name }) => (
          <li key={id}>
            <a
              href={id ? `${paths.whatPeopleSay}?hub=${id}` : paths.whatPeopleSay}
              aria-current={id === hub ? "page" : undefined}
              className="story-hub"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
