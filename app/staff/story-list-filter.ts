/** Which stories a list of staff shows, as it stands in the address. */
export const STORY_VIEWS = [
  ...["toRead", "second", "author", "ready", "toAnswer", "answered", "others", "notShown"],
] as const;
export type StoryView = (typeof STORY_VIEWS)[number];

export interface StoryListFilter {
  /** null: whatever this person has to do first */
  view: StoryView | null;
  /** slug; "" is all of theirs */
  hub: string;
  /** an earlier page's `next`, id of its last story; null: the top */
  after: string | null;
}

export const readStoryListFilter = (query: URLSearchParams): StoryListFilter => ({
  view: STORY_VIEWS.find((it) => it === query.get("view")) ?? null,
  hub: (query.get("hub") ?? "").slice(0, 60),
  after: /^[\w-]{1,64}$/.exec(query.get("after") ?? "")?.[0] ?? null,
});

/** "?view=…", or "" */
export function storyListQuery({ view, hub, after }: StoryListFilter): string {
  const named = Object.entries({ view: view ?? "", hub, after: after ?? "" }).filter(([, it]) => it !== "");
  const query = new URLSearchParams(named).toString();
  return query && `?${query}`;
}
