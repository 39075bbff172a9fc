import { useT } from "../i18n/translate";
import { Notice } from "../ui/notice";
import type { HistoryEntry } from "./read-history.server";
import type { OpenedRequest } from "./read-request.server";
import { useWhen } from "./when";

/** Whoever looked, or took a copy, changed nothing. */
const LOOKS: ReadonlySet<HistoryEntry["kind"]> = new Set(["opened", "exported", "codeShown"]);

/** What others did since this person last opened the request. */
export function NewsPanel({ opened }: { opened: OpenedRequest }) {
  const t = useT();
  const when = useWhen();
  const { lastOpened, history, parts } = opened;
  if (!lastOpened) return null;
  const at = when(lastOpened);
  const news = history.filter((it) => it.isNew && !LOOKS.has(it.kind));
  const who = (by: string | null) =>
    by === null
      ? t("staff:request.history.family")
      : by === "portal"
        ? t("staff:request.history.portal")
        : by;
  // what is new in one that was merged into it is said there
  if (news.length === 0)
    return parts.some((it) => it.unread) ? null : <p>{t("desk:news.nothing", { at })}</p>;
  return (
    <Notice kind="info" title={t("desk:news.since", { at })}>
      <ul>
        {news.map((it, at) => (
          <li key={at}>
            {t(`staff:request.history.kind.${it.kind}`)}{" "}
            <span className="quiet">
              {who(it.by)}, {when(it.at)}
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
