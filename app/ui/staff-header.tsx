import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { Header } from "./header";
import { useSite } from "./site-context";
import { WhomToTell } from "./whom-to-tell";

/** What staff routes' loaders give as `chrome`. */
export interface StaffChrome {
  name: string;
  hubs: ReadonlyArray<{ id: string; name: string }>;
  /** looks after accounts */
  people: boolean;
  /** looks after the settings of the whole service */
  service: boolean;
  /** of `hubs`, those with a mailbox that has to be verified again */
  inboxesDue: ReadonlyArray<{ id: string; name: string }>;
  /** helplines that somebody has to ring again, and who does where it is not this person; null: none, or no manager */
  helplines: { count: number; tell: string[] | null } | null;
  /** may type in a request for somebody */
  enters: boolean;
  /** runs groups */
  groups: boolean;
  /** stories that wait for this person; null for roles that read none */
  stories: number | null;
  /** watches over who did and read what */
  record: boolean;
  /** may see the figures for the committee */
  figures: boolean;
  /** promises to families whose day is over; null for whoever makes none */
  overdueChanges: number | null;
  /** may see the proof that nothing is lost */
  nothingLost: boolean;
  /** something of the portal needs mending */
  red: boolean;
  /** may see notices that did not arrive */
  undelivered: boolean;
  /** notices that could not be delivered */
  alerts: number;
  /** what waits too long at this person's hubs, each counted to a hundred; null for roles that read no requests */
  waits: { urgent: number; late: number } | null;
}

/** On every page, whether or not any mail arrived. */
function WaitsBanner({ urgent, late }: { urgent: number; late: number }) {
  const t = useT();
  const said = [
    ...(urgent ? [t("common:staffNav.urgent", { count: urgent })] : []),
    ...(late ? [t("common:staffNav.late", { count: late })] : []),
  ];
  if (said.length === 0) return null;
  return (
    <aside className="staff-waits" aria-label={t("common:staffNav.waits")}>
      <p className="ds_wrapper">
        <a href={paths.staff}>{said.join(" ")}</a>
      </p>
    </aside>
  );
}

/** What was right once and has to be looked at again, for those who can see to it. */
function RenewBanner({ inboxesDue, helplines }: Pick<StaffChrome, "inboxesDue" | "helplines">) {
  const t = useT();
  if (inboxesDue.length === 0 && !helplines) return null;
  const toRing = helplines ? t("common:staffNav.helplines", { count: helplines.count }) : "";
  return (
    <aside className="staff-renew" aria-label={t("common:staffNav.renew")}>
      <div className="ds_wrapper">
        {inboxesDue.map(({ id, name }) => (
          <p key={id}>
            <a href={`${paths.hubSettings(id)}#inboxes`}>{t("common:staffNav.inboxesDue", { hub: name })}</a>
          </p>
        ))}
        {helplines && !helplines.tell && (
          <p>
            <a href={`${paths.serviceSettings}#helplines`}>{toRing}</a>
          </p>
        )}
        {helplines && <WhomToTell text={toRing} names={helplines.tell} />}
      </div>
    </aside>
  );
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
  /** @param count of what waits there for somebody */
  const counted = (href: string, text: string, count: number) => (
    <span>
      {link(href, text)}
      {count > 0 && (
        <>
          {" "}
          <span className="staff-nav__count">{count}</span>
        </>
      )}
    </span>
  );
  return (
    <>
      <Header home={paths.staff} />
      {chrome?.waits && <WaitsBanner {...chrome.waits} />}
      {chrome?.red && (
        <aside className="staff-waits" aria-label={t("common:staffNav.mending")}>
          <p className="ds_wrapper">
            {chrome.nothingLost ? (
              <a href={paths.nothingLost}>{t("common:staffNav.red")}</a>
            ) : (
              t("common:staffNav.red")
            )}
          </p>
        </aside>
      )}
      {chrome && <RenewBanner {...chrome} />}
      {chrome && (
        <nav className="staff-nav" aria-label={t("common:staffNav.label")}>
          <div className="ds_wrapper">
            {link(paths.staff, t("common:staffNav.inbox"))}
            {chrome.enters && link(paths.enter, t("common:staffNav.enter"))}
            {chrome.groups && link(paths.staffGroups, t("common:staffNav.groups"))}
            {chrome.stories !== null &&
              counted(paths.staffStories, t("common:staffNav.stories"), chrome.stories)}
            {chrome.overdueChanges !== null &&
              counted(paths.storyChanges, t("common:staffNav.changes"), chrome.overdueChanges)}
            {chrome.undelivered &&
              counted(paths.undelivered, t("common:staffNav.undelivered"), chrome.alerts)}
            {chrome.nothingLost && link(paths.nothingLost, t("common:staffNav.nothingLost"))}
            {chrome.figures && link(paths.figures, t("common:staffNav.figures"))}
            {chrome.record && link(paths.record, t("common:staffNav.record"))}
            {/* whoever looks after the whole service finds its hubs there */}
            {!chrome.service &&
              chrome.hubs.map(({ id, name }) => <span key={id}>{link(paths.hubSettings(id), name)}</span>)}
            {chrome.people && link(paths.people, t("common:staffNav.people"))}
            {chrome.service &&
              counted(paths.serviceSettings, t("common:staffNav.service"), chrome.helplines?.count ?? 0)}
            {link(paths.account, t("common:staffNav.account"))}
            <form method="post" action={paths.signOut}>
              <button type="submit">{t("common:staffNav.signOut", { name: chrome.name })}</button>
            </form>
          </div>
        </nav>
      )}
    </>
  );
}
