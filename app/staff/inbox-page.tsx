import { useT } from "../i18n/translate";
import { paths } from "../paths";
import type { Inbox } from "../referrals/inbox.server";
import { INBOX_VIEWS, type InboxView } from "../referrals/inbox-views";
import { InboxTable } from "./inbox-table";
import { SearchForm } from "./search-form";
import { SlipNotice } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

export interface InboxPageProps {
  /** null for roles that read no requests */
  inbox: Inbox | null;
  view: InboxView;
  /** not the top of the list */
  further: boolean;
  slip: StaffSlip | undefined;
  chrome: { service: boolean };
}

const address = (view: InboxView, after?: string) => {
  const query = new URLSearchParams({ ...(view === "waiting" ? {} : { view }), ...(after ? { after } : {}) });
  return query.size ? `${paths.staff}?${query}` : paths.staff;
};

export function InboxPage({ inbox, view, further, slip, chrome }: InboxPageProps) {
  const t = useT();
  return (
    <>
      <h1>{t("staff:inbox.title")}</h1>
      <SlipNotice slip={slip} />
      {chrome.service && (
        <p>
          <a href={paths.serviceSettings}>{t("staff:inbox.service")}</a>
        </p>
      )}
      {inbox && <SearchForm />}
      {!inbox && <p>{t("staff:inbox.noRequests")}</p>}
      {inbox && (
        <nav className="staff-views" aria-label={t("staff:inbox.view")}>
          {INBOX_VIEWS.map((it) => (
            <a key={it} href={address(it)} aria-current={it === view ? "page" : undefined}>
              {t(`staff:inbox.${it}`)}
            </a>
          ))}
        </nav>
      )}
      {inbox && inbox.rows.length === 0 && <p>{t(`staff:inbox.empty.${view}`)}</p>}
      {inbox && inbox.rows.length > 0 && <InboxTable rows={inbox.rows} view={view} />}
      {(inbox?.next || further) && (
        <p className="staff-paging">
          {further && <a href={address(view)}>{t("staff:inbox.first")}</a>}
          {inbox?.next && <a href={address(view, inbox.next)}>{t("staff:inbox.next")}</a>}
        </p>
      )}
    </>
  );
}
