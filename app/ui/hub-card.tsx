import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { Phones } from "./phones";

export interface HubContacts {
  id: string;
  name: string;
  phone: string;
  email: string;
  address: readonly string[];
  example: boolean;
}

/** How to reach one hub. */
export function HubCard({ hub }: { hub: HubContacts }) {
  const t = useT();
  return (
    <section className="panel" aria-labelledby={`hub-${hub.id}`}>
      <h2 id={`hub-${hub.id}`}>{hub.name}</h2>
      {hub.example && <p className="quiet">{t("pages:contact.example")}</p>}
      <Phones lines={[{ id: hub.id, name: t("pages:contact.phone"), number: hub.phone, whom: hub.name }]} />
      <HubAddress hub={hub} />
      <p>
        <a href={paths.hub(hub.id)}>{t("pages:contact.page", { hub: hub.name })}</a>
      </p>
    </section>
  );
}

/** Address and e-mail. */
export function HubAddress({ hub }: { hub: Pick<HubContacts, "address" | "email"> }) {
  const t = useT();
  return (
    <>
      <p>
        <strong>{t("pages:hub.email")}</strong>
        <br />
        <a href={`mailto:${hub.email}`}>
          <bdi>{hub.email}</bdi>
        </a>
      </p>
      <p>
        <strong>{t("pages:hub.address")}</strong>
        {hub.address.map((line) => (
          <span key={line} className="line">
            {line}
          </span>
        ))}
      </p>
    </>
  );
}
