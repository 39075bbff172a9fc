/** What a group needs before families may see it, and what is said to whoever sets one up and is refused. */
import type { Words } from "../i18n/words";
import type { Group, Session } from "./groups.server";

/** What whoever runs a group may say about it at any time. */
export type GroupFacts = Pick<
  Group,
  | "room"
  | "online"
  | "joinBy"
  | "hideVenue"
  | "language"
  | "note"
  | "leads"
  | "seats"
  | "crechePlaces"
  | "crecheStaff"
  | "transportSeats"
  | "askFirst"
>;

export const GROUP_FACTS = [
  ...["room", "online", "joinBy", "hideVenue", "language", "note", "leads", "seats"],
  ...["crechePlaces", "crecheStaff", "transportSeats", "askFirst"],
] as ReadonlyArray<keyof GroupFacts>;

/** A refusal that a form says beside its field. */
export interface GroupProblem {
  field: string;
  code: keyof Words["staff"]["problems"];
  /** what the words leave a gap for */
  values?: Record<string, string | number>;
}

export type GroupRefusal =
  { ok: false; why: "notFound" } | { ok: false; why: "problem"; problem: GroupProblem };
/** `told`: how many families were told */
export type GroupAnswer = { ok: true; told: number } | GroupRefusal;

export const refused = (field: string, code: GroupProblem["code"], values?: GroupProblem["values"]) =>
  ({ ok: false, why: "problem", problem: { field, code, ...(values && { values }) } }) as const;
export const missing = { ok: false, why: "notFound" } as const;

export type GroupLack = "place" | "joinBy" | "sessions" | "seats" | "programme";

/** Why families cannot be shown it yet. */
export function whatGroupLacks(
  group: Pick<Group, "room" | "online" | "joinBy" | "seats">,
  programme: { active: boolean; dropIn: boolean },
  sessions: ReadonlyArray<Pick<Session, "state" | "startsAt">>,
  now: Date,
): GroupLack[] {
  return [
    ...(!programme.active ? (["programme"] as const) : []),
    ...(!group.online && !group.room ? (["place"] as const) : []),
    ...(group.online && !group.joinBy ? (["joinBy"] as const) : []),
    ...(!sessions.some((it) => isAhead(it, now)) ? (["sessions"] as const) : []),
    // whoever comes to a drop-in is welcome: nobody counts places
    ...(group.seats === 0 && !programme.dropIn ? (["seats"] as const) : []),
  ];
}

export const isAhead = (it: Pick<Session, "state" | "startsAt">, now: Date) =>
  it.state === "planned" && it.startsAt > now;

/** @param rest it and all that come after it. @returns those still ahead, in order */
export function chosenSessions(all: readonly Session[], id: string, rest: boolean, now: Date): Session[] {
  const one = all.find((it) => it.id === id);
  if (!one || !isAhead(one, now)) return [];
  return rest ? all.filter((it) => isAhead(it, now) && it.startsAt >= one.startsAt) : [one];
}
