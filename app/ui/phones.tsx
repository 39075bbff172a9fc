import { formatDate } from "../i18n/dates";
import { useSpeech, useT } from "../i18n/translate";
import { PhoneLink } from "./phone-link";

export interface PhoneLine {
  id: string;
  name: string;
  number: string;
  /** who answers, for links that are read out by themselves; left out: the name says it */
  whom?: string | undefined;
  hours?: string | undefined;
  note?: string | undefined;
  /** null: nobody has checked it yet; left out: not said here */
  lastCheckedAt?: Date | null | undefined;
}

/** Numbers to ring, each with the way to ring it in British Sign Language. */
export function Phones({ lines }: { lines: readonly PhoneLine[] }) {
  return (
    <ul className="phones">
      {lines.map(({ id, name, number, whom = name, hours, note, lastCheckedAt }) => (
        <li key={id}>
          <span className="phones__name">
            <bdi>{name}</bdi>
          </span>
          <span className="phones__ways">
            <PhoneLink number={number} name={whom} />
            <SignLink number={number} name={whom} />
          </span>
          {hours && (
            <span>
              <bdi>{hours}</bdi>
            </span>
          )}
          {note && (
            <span className="phones__note">
              <bdi>{note}</bdi>
            </span>
          )}
          {lastCheckedAt !== undefined && <Checked at={lastCheckedAt} />}
        </li>
      ))}
    </ul>
  );
}

/** 999 has a sign language service of its own; the relay for all others does not take 999. */
function SignLink({ number, name }: { number: string; name: string }) {
  const t = useT();
  if (!/\d{3}/.test(number)) return null;
  const emergency = number === "999";
  return (
    <a
      className="bsl"
      href={emergency ? "https://999bsl.co.uk" : "https://contactscotland-bsl.org"}
      rel="noreferrer"
    >
      {emergency ? t("common:phone.bsl999") : t("common:phone.bsl")}
      <span className="visually-hidden"> {t("common:phone.toCall", { name })}</span>
    </a>
  );
}

function Checked({ at }: { at: Date | null }) {
  const { t, lang } = useSpeech();
  const said = at ? t("common:phone.checked", { date: formatDate(lang, at) }) : t("common:phone.unchecked");
  return <span className="phones__note">{said}</span>;
}
