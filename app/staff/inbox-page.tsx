import { useT } from "../i18n/translate";
import { paths } from "../paths";
import {
  filterQuery,
  INBOX_VIEWS,
  isNarrowed,
  withoutGone,
  type InboxFilter,
} from "../referrals/inbox-filter";
import type { Inbox } from "../referrals/inbox.server";
import type { Label } from "../referrals/labels.server";
import type { SavedView } from "../referrals/saved-views.server";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { InboxFilters } from "./inbox-filters";
import { InboxTable } from "./inbox-table";
import { KeepView, SavedViews } from "./saved-views-panel";
import { SearchForm } from "./search-form";
import { SlipNotice } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

type Named = Array<{ id: string; name: string }>;

export interface InboxPageProps {
  /** null for roles that have no list */
  inbox: Inbox | null;
  /** they read requests; false: the list holds what has to be done for bookings alone */
  requests: boolean;
  filter: InboxFilter;
  /** what the page goes on from; null at the top of the list */
  after: string | null;
  /** milliseconds: when the page was made */
  since: number;
  hubs: Named;
  labels: Label[];
  views: SavedView[];
  keeps: Named;
  slip: StaffSlip | undefined;
}

/** Answered by the server itself: it is no page. */
const INBOX_CHANGES = "/staff/changes";

const address = (filter: InboxFilter, after?: string) => {
  const query = filterQuery(filter, after);
  return query ? `${paths.staff}?${query}` : paths.staff;
};

export function InboxPage(props: InboxPageProps) {
  const t = useT();
  const { inbox, requests, filter, slip } = props;
  const there = withoutGone(filter, props);
  return (
    <>
      <h1>{t(inbox && !requests ? "tasks:group.title" : "staff:inbox.title")}</h1>
      <SlipNotice slip={slip} />
      {!inbox && <p>{t("staff:inbox.noRequests")}</p>}
      {inbox && (
        <>
          {requests && <SearchForm />}
          <nav className="staff-views" aria-label={t("staff:inbox.view")}>
            {INBOX_VIEWS.map((view) => (
              <a
                key={view}
                href={address({ ...filter, view, news: "", late: false, free: false })}
                aria-current={view === filter.view ? "page" : undefined}
              >
                {t(`staff:inbox.${view}`)}
              </a>
            ))}
          </nav>
          {requests && <SavedViews {...props} query={filterQuery(filter)} />}
          <InboxFilters {...props} there={there} />
          {there !== filter && (
            <Notice kind="urgent">
              <p>
                {t("desk:filter.goneText")} <a href={address(there)}>{t("desk:filter.withoutGone")}</a>
              </p>
            </Notice>
          )}
          <List {...props} inbox={inbox} />
          {requests && <KeepView {...props} query={filterQuery(filter)} />}
        </>
      )}
    </>
  );
}

/** What refreshes by itself where script runs. Without script the link does. */
function List({ inbox, ...props }: InboxPageProps & { inbox: Inbox }) {
  const t = useT();
  const { filter, after, since, requests } = props;
  const { view } = filter;
  const here = address(filter);
  // only requests are ticked
  const choose = view !== "closed" && inbox.rows.some((it) => it.task === null && !it.test);
  const empty = requests ? t(`staff:inbox.empty.${view}`) : t(`tasks:group.empty.${view}`);
  return (
    <section
      className="wide"
      data-live={INBOX_CHANGES}
      data-mark={inbox.mark}
      data-since={since}
      data-stopped={t("desk:live.stopped")}
    >
      <p className="list-news">
        <a href={here}>{t("desk:live.refresh")}</a> <span role="status" />
      </p>
      <div data-live-list>
        {inbox.rows.length === 0 && <p>{isNarrowed(filter) ? t("desk:filter.nothing") : empty}</p>}
        {inbox.rows.length > 0 && (
          <form method="post" action={paths.chooseBulk}>
            <InboxTable
              {...{ view, rows: inbox.rows, from: filterQuery(filter, after ?? undefined) }}
              {...(requests ? {} : { caption: t(`tasks:group.caption.${view}`) })}
              choose={choose}
            />
            {choose && (
              <div className="form-buttons">
                <Button kind="secondary" name="act" value="1">
                  {t("desk:bulk.chosen")}
                </Button>
              </div>
            )}
          </form>
        )}
        {(inbox.next || after) && (
          <p className="staff-paging">
            {after && <a href={here}>{t("staff:inbox.first")}</a>}
            {inbox.next && <a href={address(filter, inbox.next)}>{t("staff:inbox.next")}</a>}
          </p>
        )}
      </div>
    </section>
  );
}
