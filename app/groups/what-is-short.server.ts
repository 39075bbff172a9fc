/** What of a family's wish a group has too little of just now, to be said to them: numbers of the group alone, nothing of
 *  anybody who books there, and nothing of why a person would rather talk first. */
import type { Db } from "../../db/client";
import type { Ratios } from "./creche";
import { capacityOf, listLacks, needAt, usedOf, type Lack } from "./fit";
import type { BookingBody } from "./group";
import type { WholeGroup } from "./groups.server";
import { readRatios } from "./take-turn.server";

/** `pair`: there is a place for one of them, but not for two. */
export type Short = "seats" | "pair" | "creche" | "transport";
type Asked = Pick<BookingBody, "bundle" | "agesOn">;

/** Reads only. What is held for others counts as theirs.
 *  @returns empty where all of it fits at every session still to come */
export async function whatIsShort(
  db: Db,
  found: Pick<WholeGroup, "group" | "sessions">,
  asked: Asked,
  now: Date,
): Promise<Short[]> {
  const ratios = await readRatios(db);
  const lacks = lacksOf(found, asked, ratios, now);
  const alone = { ...asked, bundle: { ...asked.bundle, seats: 1 } };
  const pair = lacks.includes("seats") && !lacksOf(found, alone, ratios, now).includes("seats");
  return [...new Set(lacks.map((it) => (pair && it === "seats" ? "pair" : SAID[it])))];
}

/** That nobody is there for their children is no room in the creche, to a family. */
const SAID: Record<Lack, Short> = {
  seats: "seats",
  creche: "creche",
  crecheStaff: "creche",
  transport: "transport",
};

function lacksOf(
  { group, sessions }: Pick<WholeGroup, "group" | "sessions">,
  asked: Asked,
  ratios: Ratios,
  now: Date,
): Lack[] {
  const ahead = sessions.filter((it) => it.state === "planned" && it.startsAt > now);
  return listLacks(
    capacityOf(group),
    ahead.map((it) => ({ used: usedOf(it), need: needAt(asked, it.startsAt, ratios) })),
  );
}
