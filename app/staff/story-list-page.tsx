import type { ReactNode } from "react";
import { useSpeech, useT } from "../i18n/translate";
import { sayDate, sayMonth } from "../stories/story-dates";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Select } from "../ui/select";
import { DataTable } from "./data-table";
import type { StoryList, StoryListRow } from "./read-story-list.server";
import { SlipNotice } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { storyListQuery, type StoryView } from "./story-list-filter";
import { Tag } from "./tag";

const address = (list: Pick<StoryList, "hub">, view: StoryView, after: string | null = null) =>
  paths.staffStories + storyListQuery({ view, hub: list.hub, after });

export function StoryListPage({ list, slip }: { list: StoryList; slip: StaffSlip | undefined }) {
  const t = useT();
  const { view, views, rows, next, after } = list;
  return (
    <>
      <h1>{t("moderation:list.title")}</h1>
      <SlipNotice slip={slip} />
      <p className="staff-views">
        {list.enters && <a href={paths.enterStory}>{t("moderation:list.enter")}</a>}
        {list.plans && <a href={paths.storyChanges}>{t("moderation:list.changes")}</a>}
        <a href={paths.thanks}>{t("moderation:list.thanks")}</a>
      </p>
      <nav className="staff-views wide" aria-label={t("moderation:list.views")}>
        {views.map((it) => (
          <a key={it.view} href={address(list, it.view)} aria-current={it.view === view ? "page" : undefined}>
            {t(`moderation:list.view.${it.view === "toAnswer" && !it.todo ? "unanswered" : it.view}`)}
            {it.count > 0 && " "}
            {it.count > 0 &&
              (it.todo ? (
                <span className="staff-nav__count">{it.count}</span>
              ) : (
                t("moderation:list.counted", { count: it.count })
              ))}
          </a>
        ))}
      </nav>
      <HubFilter list={list} />
      <Replies list={list} />
      {rows.length === 0 ? <p>{t(`moderation:list.empty.${view}`)}</p> : <Table list={list} />}
      {(next ?? after) && (
        <p className="staff-paging">
          {after && <a href={address(list, view)}>{t("moderation:list.first")}</a>}
          {next && <a href={address(list, view, next)}>{t("moderation:list.next")}</a>}
        </p>
      )}
    </>
  );
}

function HubFilter({ list }: { list: StoryList }) {
  const t = useT();
  if (list.hubs.length < 2) return null;
  return (
    <form method="get" action={paths.staffStories} className="staff-search">
      <input type="hidden" name="view" value={list.view} />
      <Select
        id="filter-hub"
        name="hub"
        label={t("moderation:list.hub")}
        value={list.hub}
        options={[
          { value: "", label: t("moderation:list.allHubs") },
          ...list.hubs.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Button kind="secondary">{t("moderation:list.narrow")}</Button>
    </form>
  );
}

function Replies({ list }: { list: StoryList }) {
  const { t, lang } = useSpeech();
  if (list.replies.length === 0) return null;
  return (
    <Notice kind="info" title={t("moderation:list.replies")}>
      <p>{t("moderation:list.repliesText")}</p>
      <ul>
        {list.replies.map((it) => (
          <li key={it.id}>
            <a href={`${paths.staffStory(it.reference)}#replies`} className="reference">
              {it.reference}
            </a>{" "}
            {t("moderation:list.reply", { day: sayDate(lang, it.sentOn) })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const COLUMNS = ["reference", "title", "told", "hub", "words", "via", "state", "holder"] as const;

function Table({ list }: { list: StoryList }) {
  const { t, lang } = useSpeech();
  const holder = ({ holder }: StoryListRow) => {
    if (!holder) return t("moderation:list.nobody");
    return holder.left ? t("moderation:list.left", { name: holder.name }) : holder.name;
  };
  const cells = (row: StoryListRow): ReactNode[] => [
    <>
      <a
        href={row.moderation ? paths.staffStory(row.reference) : paths.answerStory(row.reference)}
        className="reference"
      >
        {row.reference}
      </a>
      <span className="tags">
        {row.danger && <Tag kind="urgent">{t("moderation:list.danger")}</Tag>}
        {row.young && <Tag kind="plain">{t("moderation:list.young")}</Tag>}
      </span>
      {row.long && (
        <span className="tags">
          <Tag kind="late">{t(`moderation:list.long.${row.state === "asking" ? "asking" : "ready"}`)}</Tag>
        </span>
      )}
      {row.dueOn && (
        <span className="tags">
          <Tag kind="late">{t("moderation:list.late", { day: sayDate(lang, row.dueOn) })}</Tag>
        </span>
      )}
    </>,
    row.title ?? <span className="quiet">{t("moderation:list.unread")}</span>,
    row.moderation ? sayDate(lang, row.toldOn) : sayMonth(lang, row.toldOn),
    row.hubName,
    row.words,
    row.moderation ? t(`moderation:via.${row.via}`) : "",
    row.shownTo
      ? t("moderation:list.shown", { who: t(`moderation:audience.${row.shownTo}`) })
      : t(`moderation:state.${row.state}`),
    holder(row),
  ];
  return (
    <DataTable
      caption={t(`moderation:list.caption.${list.view}`)}
      columns={COLUMNS.map((it) => t(`moderation:list.column.${it}`))}
      rows={list.rows.map((row) => ({ key: row.reference, cells: cells(row), mark: row.danger }))}
    />
  );
}
