/** A programme in plain words, and its groups. */
import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { HubNumbers } from "../ui/hub-numbers";
import { Notice } from "../ui/notice";
import { Prose } from "../ui/prose";
import { GroupFacts } from "./group-facts";
import { Pager } from "./pager";
import { ProgrammeGroup } from "./programme-group";
import type { readProgramme, Said } from "./programme-page.server";
import { sayWhom } from "./say-whom";

type ProgrammeProps = NonNullable<Awaited<ReturnType<typeof readProgramme>>>;

export function ProgrammePage({ programme, said, groups, page, pages }: ProgrammeProps) {
  const { t, words } = useSpeech();
  const booking = programme.dropIn ? "toDrop" : programme.askFirst ? "toAsk" : "toBook";
  return (
    <>
      <a href={paths.groups} className="back-link">
        {t("groups:programme.back")}
      </a>
      <h1>{programme.name}</h1>
      {programme.example && (
        <Notice kind="info" title={t("groups:programme.example")}>
          <p>{t("groups:programme.exampleText")}</p>
        </Notice>
      )}
      <p className="lead">{programme.summary}</p>
      <GroupFacts
        facts={[
          { name: t("groups:card.whom"), value: <Whom programme={programme} /> },
          { name: t("groups:programme.length"), value: programme.length },
          { name: t("groups:programme.runBy"), value: programme.runBy },
          {
            name: t("groups:programme.accredited"),
            value: programme.accredited && t("groups:programme.isAccredited"),
          },
          { name: t("groups:programme.booking"), value: t(`groups:programme.${booking}`) },
        ]}
      />
      {programme.sessionIs && (
        <>
          <h2>{t("groups:programme.session")}</h2>
          <p className="line-breaks">{programme.sessionIs}</p>
        </>
      )}
      <WhatTheySay said={said} />
      <h2>{t("groups:programme.groups")}</h2>
      {groups.length === 0 && <p>{t("groups:programme.noGroups")}</p>}
      <ul className="group-cards wide">
        {groups.map((it) => (
          <ProgrammeGroup key={it.id} group={it} dropIn={programme.dropIn} />
        ))}
      </ul>
      <Pager
        page={page}
        pages={pages}
        addressOf={(it) => `${paths.programme(programme.id)}${it > 1 ? `?page=${it}` : ""}`}
      />
      <section className="panel" aria-labelledby="none-fits">
        <h2 id="none-fits">{t("groups:programme.other")}</h2>
        <Prose blocks={[words.groups.none.nextText]} />
        <HubNumbers />
      </section>
    </>
  );
}

/** In the service's words and in ours, which never leave an age out. Where there is none, theirs are enough. */
function Whom({ programme }: Pick<ProgrammeProps, "programme">) {
  const { t } = useSpeech();
  const { forWhom, fromMonths, toMonths, expecting } = programme;
  const anyAge = fromMonths === null && toMonths === null && !expecting;
  const ours = forWhom && anyAge ? [] : sayWhom(t, programme);
  return (
    <>
      {[forWhom, ...ours].filter(Boolean).map((it) => (
        <span key={it} className="line">
          {it}
        </span>
      ))}
    </>
  );
}

function WhatTheySay({ said }: { said: Said }) {
  const { t } = useSpeech();
  if (!said) return null;
  const { answers } = said;
  return (
    <>
      <h2>{t("groups:programme.said")}</h2>
      <ul>
        {(["again", "knows", "confident"] as const).map((what) => (
          <li key={what}>{t(`groups:programme.saidLine.${what}`, { yes: said[what], answers })}</li>
        ))}
      </ul>
      <p className="quiet">{t("groups:programme.saidNote")}</p>
    </>
  );
}
