import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { LinkButton } from "../ui/link-button";
import type { listPublicChanges, PublicChange } from "./promises.server";
import { sayMonth } from "./story-dates";

interface Props {
  /** null: what all hubs have changed */
  hub: { id: string; name: string } | null;
  hubs: ReadonlyArray<{ id: string; name: string }>;
  changes: Awaited<ReturnType<typeof listPublicChanges>>;
}

/** "You said, we did": what hubs have changed because families told them, and what they have promised. */
export function ChangesMadePage({ hub, hubs, changes: { made, planned } }: Props) {
  const { t } = useSpeech();
  const heading = hub ? t("answers:public.titleOf", { hub: hub.name }) : t("answers:public.title");
  const nothing = made.length + planned.length === 0;
  return (
    <>
      <BackLink href={hub ? paths.changesMade : paths.stories} />
      <h1>{heading}</h1>
      <p className="lead">{t("answers:public.lead")}</p>
      {nothing && <p>{t(hub ? "answers:public.emptyHub" : "answers:public.empty")}</p>}
      {made.length > 0 && (
        <section>
          <h2>{t("answers:public.made")}</h2>
          <Changes changes={made} hubs={hub ? [] : hubs} />
        </section>
      )}
      {planned.length > 0 && (
        <section>
          <h2>{t("answers:public.planned")}</h2>
          <p>{t("answers:public.plannedText")}</p>
          <Changes changes={planned} hubs={hub ? [] : hubs} />
        </section>
      )}
      <nav aria-label={t("answers:public.hubs")}>
        <h2>{t("answers:public.hubs")}</h2>
        <ul>
          {hub && (
            <li>
              <a href={paths.changesMade}>{t("answers:public.all")}</a>
            </li>
          )}
          {hubs
            .filter((it) => it.id !== hub?.id)
            .map(({ id, name }) => (
              <li key={id}>
                <a href={paths.hubChangesMade(id)}>{name}</a>
              </li>
            ))}
        </ul>
      </nav>
      <div className="buttons">
        <LinkButton href={paths.tellStory}>{t("answers:public.tell")}</LinkButton>
        <LinkButton href={paths.stories} kind="secondary">
          {t("answers:public.stories")}
        </LinkButton>
      </div>
    </>
  );
}

/** @param hubs whose names are said; none where the page is of one hub */
function Changes({ changes, hubs }: { changes: readonly PublicChange[]; hubs: Props["hubs"] }) {
  const { t, lang } = useSpeech();
  return (
    <ul className="said-did">
      {changes.map((it) => {
        const name = hubs.find(({ id }) => id === it.hub)?.name;
        const month = sayMonth(lang, it.month);
        const when = it.late ? "late" : it.state;
        return (
          <li key={it.id}>
            <dl>
              <div>
                <dt>{t("answers:public.said")}</dt>
                <dd>{it.said}</dd>
              </div>
              <div>
                <dt>{t(it.state === "made" ? "answers:public.did" : "answers:public.will")}</dt>
                <dd>{it.outcome ?? it.plan}</dd>
              </div>
            </dl>
            <p className="quiet">
              <span className="line">
                {[name, t(`answers:public.month.${when}`, { month })].filter(Boolean).join(" · ")}
              </span>
              <a href={paths.story(it.story)}>
                {t("answers:public.story")}
                <span className="visually-hidden"> {it.said}</span>
              </a>
            </p>
          </li>
        );
      })}
    </ul>
  );
}
