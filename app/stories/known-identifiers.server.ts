/** What the portal knows that could stand in a story: its staff, and the places around. Nothing of any family. */
import type { Db } from "../../db/client";
import { hubPeople, hubs } from "../../db/schema/hubs";
import { places } from "../../db/schema/places";
import { staff } from "../../db/schema/staff";
import { languages } from "../i18n/i18n.server";
import type { Known } from "./mark";

/** Staff who have left are looked for too: stories tell of what was. */
export async function readKnown(db: Db): Promise<Known> {
  const accounts = await db.select({ name: staff.name }).from(staff);
  const shown = await db.select({ name: hubPeople.name }).from(hubPeople);
  const managers = await db.select({ name: hubs.managerName }).from(hubs);
  const spelt = await db.select({ name: places.name, spellings: places.spellings }).from(places);
  const names = [...accounts, ...shown, ...managers].flatMap(({ name }) => (name === null ? [] : [name]));
  return {
    names: [...new Set(names)],
    places: [...new Set(spelt.flatMap((it) => [it.name, ...it.spellings]))],
    authorNames: [],
    offered: languages.flatMap((it) => it.words.story.names),
  };
}
