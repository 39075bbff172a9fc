import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { Buttons } from "./button";
import { HoursTable } from "./hours-table";
import { HubAddress, type HubContacts } from "./hub-card";
import { LinkButton } from "./link-button";
import { Notice } from "./notice";
import type { OpenState as Opening } from "../hubs/opening-hours";
import { OpenState } from "./open-state";
import { Phones } from "./phones";
import { PrintButton } from "./print-button";
import { Prose } from "./prose";

interface HubPageProps {
  /** inside another page: without its heading and what leads on */
  preview?: boolean;
  hub: HubContacts & {
    hours: ReadonlyArray<{ open: string; close: string } | null>;
    directions: string;
  };
  state: Opening;
  now: Date;
  people: ReadonlyArray<{
    id: string;
    name: string;
    role: string;
    photo: string | null;
    photoAgreed: boolean;
  }>;
}

/** All a family needs to ring, write to or walk into a hub; prints on one sheet. */
export function HubPage({ hub, state, now, people, preview = false }: HubPageProps) {
  const { t } = useSpeech();
  return (
    <>
      {preview ? <h3>{hub.name}</h3> : <h1>{hub.name}</h1>}
      <OpenState state={state} now={now} />
      {hub.example && (
        <Notice kind="info" title={t("pages:hub.example")}>
          <p>{t("pages:hub.exampleText")}</p>
        </Notice>
      )}
      <Phones lines={[{ id: hub.id, name: t("pages:hub.ring"), number: hub.phone, whom: hub.name }]} />
      <HubAddress hub={hub} />
      <h2>{t("pages:hub.hours")}</h2>
      <HoursTable week={hub.hours} />
      <p>{t("pages:hub.holidays")}</p>
      <h2>{t("pages:hub.directions")}</h2>
      <p className="line-breaks">{hub.directions}</p>
      {people.length > 0 && (
        <>
          <h2>{t("pages:hub.people")}</h2>
          <ul className="people">
            {people.map(({ id, name, role, photo, photoAgreed }) => (
              <li key={id}>
                {photo && photoAgreed && <img src={photo} alt="" width={64} height={64} loading="lazy" />}
                <span>
                  <strong>{name}</strong>
                  <span>{role}</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {preview || <WaysOn hub={hub.id} />}
    </>
  );
}

function WaysOn({ hub }: { hub: string }) {
  const { t, words } = useSpeech();
  return (
    <>
      <Buttons>
        <LinkButton href={paths.ask}>{t("pages:hub.ask")}</LinkButton>
        <LinkButton href={`${paths.groups}?near=${hub}`} kind="secondary">
          {t("pages:hub.groups")}
        </LinkButton>
        <PrintButton />
      </Buttons>
      <div className="no-print">
        <Prose blocks={[words.pages.hub.otherHub]} />
      </div>
    </>
  );
}
