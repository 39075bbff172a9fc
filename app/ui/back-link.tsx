import { useT } from "../i18n/translate";

export const BackLink = ({ href }: { href: string }) => (
  <a href={href} className="back-link">
    {useT()("common:back")}
  </a>
);
