import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { Header } from "./header";
import { useSite } from "./site-context";

/** What staff routes' loaders give as `chrome`. */
export interface StaffChrome {
  name: string;
  hubs: ReadonlyArray<{ id: string; name: string }>;
  /** notices that could not be delivered */
  alerts: number;
}

/** @param chrome null before signing in */
export function StaffHeader({ chrome }: { chrome: StaffChrome | null }) {
  const t = useT();
  const { path } = useSite();
  const link = (href: string, text: string) => (
    <a href={href} aria-current={path === href ? "page" : undefined}>
      {text}
    </a>
  );
  return (
    <>
      <Header home={paths.staff} />
      {chrome && (
        <nav className="staff-nav" aria-label={t("common:staffNav.label")}>
          <div className="ds_wrapper">
            {link(paths.staff, t("common:staffNav.inbox"))}
            <span>
              {link(paths.undelivered, t("common:staffNav.undelivered"))}
              {chrome.alerts > 0 && (
                <>
                  {" "}
                  <span className="staff-nav__count">{chrome.alerts}</span>
                </>
              )}
            </span>
            {chrome.hubs.map(({ id, name }) => (
              <span key={id}>{link(paths.hubSettings(id), name)}</span>
            ))}
            <form method="post" action={paths.signOut}>
              <button type="submit">{t("common:staffNav.signOut", { name: chrome.name })}</button>
            </form>
          </div>
        </nav>
      )}
    </>
  );
}
