import { useT } from "../i18n/translate";

interface PhoneLinkProps {
  number: string;
  /** whose number it is, read out with it */
  name?: string | undefined;
}

/** A number to tap. What is no number (a web address, "not known yet") is shown as it stands. */
export function PhoneLink({ number, name }: PhoneLinkProps) {
  const t = useT();
  const digits = number.replace(/[^\d+]/g, "");
  const said = name && <span className="visually-hidden"> {t("common:phone.of", { name })}</span>;
  if (/^[\d\s()+-]+$/.test(number) && digits.length >= 3)
    return (
      <a href={`tel:${digits}`} className="phone">
        <bdi>{number}</bdi>
        {said}
      </a>
    );
  const site = /^[\w-]+(\.[\w-]+)+/.exec(number)?.[0];
  if (!site) return <strong className="phone">{number}</strong>;
  return (
    <a href={`https://${site}`} className="phone" rel="noreferrer">
      <bdi>{number}</bdi>
      {said}
    </a>
  );
}
