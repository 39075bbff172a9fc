/** Which requests the inbox shows: all of it stands in its address, none of it is a family's. */
import type { News } from "../../db/schema/referrals";

export const INBOX_VIEWS = ["waiting", "mine", "closed"] as const;
export type InboxView = (typeof INBOX_VIEWS)[number];
export const NEWS = [
  "request",
  "message",
  "contact",
  "withdrawal",
  "transfer",
  "undelivered",
] as const satisfies readonly News[];
/** What stands in the list: requests, and what has to be done for bookings and stories. */
export const INBOX_KINDS = ["requests", "bookings", "stories"] as const;
type InboxKindFilter = (typeof INBOX_KINDS)[number];
/** The hub of what has no hub yet, in an address. */
export const SHARED = "none";

export interface InboxFilter {
  view: InboxView;
  /** "" is everything */
  kind: InboxKindFilter | "";
  /** slug, or {@link SHARED}; "" is all that one may see */
  hub: string;
  /** what of it nobody has opened; "" is anything */
  news: News | "";
  /** a label's id; "" is any or none */
  label: string;
  urgent: boolean;
  late: boolean;
  /** nobody has it */
  free: boolean;
}

/** @param query of any address; what makes no sense is left out */
export function readFilter(query: URLSearchParams): InboxFilter {
  const view = INBOX_VIEWS.find((it) => it === query.get("view")) ?? "waiting";
  const short = (name: string) => {
    const value = query.get(name) ?? "";
    return /^[\w-]{1,60}$/.test(value) ? value : "";
  };
  const running = view !== "closed";
  const ticked = (name: string) => query.get(name) === "1";
  return {
    view,
    kind: INBOX_KINDS.find((it) => it === query.get("kind")) ?? "",
    hub: short("hub"),
    news: (running && NEWS.find((it) => it === query.get("news"))) || "",
    label: short("label"),
    urgent: ticked("urgent"),
    late: running && ticked("late"),
    free: view === "waiting" && ticked("free"),
  };
}

/** What stands behind the question mark; "" is the inbox as it opens. The same list has always the same. */
export function filterQuery(it: InboxFilter, after?: string): string {
  return new URLSearchParams({
    ...(it.view === "waiting" ? {} : { view: it.view }),
    ...(it.kind ? { kind: it.kind } : {}),
    ...(it.hub ? { hub: it.hub } : {}),
    ...(it.news ? { news: it.news } : {}),
    ...(it.label ? { label: it.label } : {}),
    ...(it.urgent ? { urgent: "1" } : {}),
    ...(it.late ? { late: "1" } : {}),
    ...(it.free ? { free: "1" } : {}),
    ...(after ? { after } : {}),
  }).toString();
}

/** Whether it narrows its view. */
export const isNarrowed = (it: InboxFilter): boolean =>
  [it.kind, it.hub, it.news, it.label].some((one) => one !== "") || it.urgent || it.late || it.free;

interface Offered {
  labels: ReadonlyArray<{ id: string }>;
  hubs: ReadonlyArray<{ id: string }>;
}

/** Without a label or a hub that this person does not have, or that was taken away since the list was kept.
 *  @returns `filter` itself where there is none */
export function withoutGone(filter: InboxFilter, { labels, hubs }: Offered): InboxFilter {
  const { label, hub } = filter;
  const has = (all: ReadonlyArray<{ id: string }>, id: string) => id === "" || all.some((it) => it.id === id);
  const [labelThere, hubThere] = [has(labels, label), hub === SHARED || has(hubs, hub)];
  if (labelThere && hubThere) return filter;
  return { ...filter, label: labelThere ? label : "", hub: hubThere ? hub : "" };
}
