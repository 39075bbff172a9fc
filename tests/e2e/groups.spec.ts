/** A parent finds a group: by phone, without script, tired. */
import { join } from "node:path";
import { eq } from "drizzle-orm";
import type { Page } from "playwright/test";
import { randomToken } from "../../app/random.server";
import { openStore, type Tx } from "../../db/client";
import { groupFeedback, sessions } from "../../db/schema/groups";
import { newDataDir, removeDataDir, startBuilt, type BuiltPortal } from "../support/built-portal";
import { aGroup, aProgramme, aRoom, aSession } from "../support/groups";
import { arrive, expect, heading, look, test, tick } from "./page";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** At ten in the morning of a Tuesday to come, three weeks from now or a little later. */
function tuesday(weeks = 0): Date {
  const at = new Date(Date.now() + (21 + 7 * weeks) * DAY_MS);
  at.setUTCDate(at.getUTCDate() + ((9 - at.getUTCDay()) % 7));
  at.setUTCHours(10, 0, 0, 0);
  return at;
}

/** Held in by no group of the example data. */
const LANGUAGE = "cy";
const EXPLORERS = "little-explorers";
const SONGS = "songs-and-stories";

async function fill(tx: Tx): Promise<void> {
  const its = { programme: EXPLORERS, language: LANGUAGE };
  await aProgramme(tx, {
    ...{ id: EXPLORERS, name: "Little Explorers", position: 90, example: true, accredited: true },
    summary: "Play, songs and a rest for you, while your baby finds out how things work.",
    ...{ forWhom: "Parents with babies, and whoever helps them", fromMonths: 0, toMonths: 17 },
  });
  await aProgramme(tx, {
    ...{ id: SONGS, name: "Songs and Stories", position: 91, dropIn: true, fromMonths: 0, toMonths: 59 },
    summary: "Songs and stories for little ones. Come when you like.",
  });
  const room = await aRoom(tx);
  const loft = await aRoom(tx, { name: "The loft" });
  const first = await aGroup(tx, {
    ...{ ...its, room: room.id, starts: tuesday(), weeks: 6, crechePlaces: 4, transportSeats: 2 },
    note: "Bring a snack for your baby if you like.",
  });
  const [, second, third] = first.sessions;
  const moved = new Date(second!.startsAt.getTime() + DAY_MS);
  await tx
    .update(sessions)
    .set({ startsAt: moved, endsAt: new Date(moved.getTime() + 2 * HOUR_MS), movedFrom: second!.startsAt })
    .where(eq(sessions.id, second!.id));
  await tx.update(sessions).set({ state: "cancelled" }).where(eq(sessions.id, third!.id));
  await aSession(tx, { id: first.id }, { week: 7, startsAt: tuesday(8), room: loft.id });
  const evening = new Date(tuesday().getTime() + 8.5 * HOUR_MS);
  await aGroup(tx, { ...its, hub: "lanark", starts: evening, hideVenue: true, room: room.id, seatsLeft: 2 });
  await aGroup(tx, { ...its, hub: "cambuslang", starts: tuesday(1), online: true, seatsLeft: 0 });
  await aGroup(tx, { ...its, hub: "east-kilbride", starts: tuesday(2), askFirst: true });
  await aGroup(tx, { ...its, starts: tuesday(-5), weeks: 9 });
  await aGroup(tx, { ...its, starts: tuesday(3), state: "paused" });
  await aGroup(tx, { ...its, starts: tuesday(3), state: "draft", leads: "Nobody yet" });
  await aGroup(tx, { ...its, programme: SONGS, starts: tuesday(-6), weeks: 16 });
  for (const again of [2, 2, 2, 2, 0])
    await tx.insert(groupFeedback).values({
      ...{ id: randomToken(), programme: EXPLORERS, group: first.id, stage: "end", again },
      ...{ knows: 2, confident: 2, via: "page", on: "2026-10-01" },
    });
}

let portal: BuiltPortal;
test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  portal = await startBuilt(newDataDir());
  const store = openStore(join(portal.dataDir, "portal.db"));
  await store.transaction(fill);
  await store.close();
});
test.afterAll(async () => {
  await portal.stop();
  removeDataDir(portal.dataDir);
});

const go = (page: Page, path: string) => page.goto(portal.url + path);
const isAt = (page: Page, path: string) => expect(page).toHaveURL(portal.url + path);
const open = (page: Page) => page.getByText("Choose what fits you").click();
const show = (page: Page) => arrive(page, () => page.getByRole("button", { name: "Show groups" }).click());
const chip = (page: Page, what: string) => page.getByRole("link", { name: `Take away: ${what}` });

test("finds one by what fits, and takes away again what narrowed too much", async ({ page }) => {
  await go(page, "/groups");
  await heading(page, "Find a group");
  await look(page, "groups");
  await open(page);
  await look(page, "groups-form");
  await page.getByLabel("Near", { exact: true }).fill("Larkhall");
  await page.getByLabel("How old is your child?").fill("8 months");
  await page.getByLabel("Language of the group").selectOption(LANGUAGE);
  await tick(page, "Tuesday");
  await tick(page, "Morning");
  await tick(page, "With a creche");
  await show(page);
  await isAt(page, `/groups?near=hamilton&age=8m&day=1&part=morning&creche=1&language=${LANGUAGE}`);
  await expect(page.getByRole("heading", { name: "1 group", exact: true })).toBeVisible();
  await expect(page.getByText("The garden room, Hamilton Family Support Hub")).toBeVisible();
  await expect(page.getByText("Plenty of places", { exact: true })).toBeVisible();
  await look(page, "groups-found");

  await arrive(page, () => chip(page, "With a creche").click());
  await arrive(page, () => chip(page, "Tuesday").click());
  await isAt(page, `/groups?near=hamilton&age=8m&part=morning&language=${LANGUAGE}`);
  await expect(page.getByText("No need to book")).toBeVisible();
  await arrive(page, () => page.getByRole("link", { name: "Take all away" }).click());
  await isAt(page, "/groups");
});

test("says what to leave out where nothing fits, and whom to ring", async ({ page }) => {
  await go(page, `/groups?near=lanark&part=morning&language=${LANGUAGE}`);
  await expect(page.getByRole("heading", { name: "No group fits all of that" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Any time of day: 1 group" })).toBeVisible();
  await expect(page.getByRole("link", { name: /01632 960/ }).first()).toBeVisible();
  await look(page, "groups-none");
  await arrive(page, () => page.getByRole("link", { name: "Any time of day: 1 group" }).click());
  await expect(page.getByText("We tell you the place when you have booked")).toBeVisible();
  await expect(page.getByText("A few places left")).toBeVisible();
});

test("what cannot be read comes back with what was typed, and a postcode stands in no address", async ({
  page,
}) => {
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(decodeURIComponent(request.url())));
  await go(page, "/groups");
  await open(page);
  await page.getByLabel("Near", { exact: true }).fill("G1 1AA");
  await page.getByLabel("How old is your child?").fill("lots");
  await show(page);
  await expect(page.locator("[data-errors] a")).toHaveCount(2);
  await expect(page.getByLabel("Near", { exact: true })).toHaveValue("G1 1AA");
  await expect(page.getByLabel("How old is your child?")).toHaveValue("lots");
  await look(page, "groups-refused");
  await page.getByLabel("Near", { exact: true }).fill("ML3 0AB");
  await page.getByLabel("How old is your child?").fill("2");
  await show(page);
  await isAt(page, "/groups?near=hamilton&age=2y");
  expect(addresses.join(" ")).not.toMatch(/G1|1AA|ML3|0AB|lots/);
});

test("the page of a programme says who it is for, every date, and the way in", async ({ page }) => {
  await go(page, `/groups?language=${LANGUAGE}`);
  await arrive(page, () => page.getByRole("link", { name: "Little Explorers" }).first().click());
  await heading(page, "Little Explorers");
  await expect(page.getByText("This is an example")).toBeVisible();
  await expect(page.getByText("Families with children from birth to 17 months")).toBeVisible();
  await expect(page.getByText("4 of 5 would come again")).toBeVisible();
  await look(page, "programme");
  for (const [button, count] of [
    ["Book places", 2],
    ["Join the list", 1],
    ["Ask about this group", 1],
  ] as const)
    await expect(page.getByRole("button", { name: button })).toHaveCount(count);
  await expect(page.getByText("This one has started")).toHaveCount(1);
  await expect(page.getByText("not taking names just now")).toHaveCount(1);
  await expect(page.getByText("Nobody yet")).toHaveCount(0);
  const first = page.locator(".group-card", { hasText: "Bring a snack" });
  await expect(first.getByText("Cancelled").first()).toBeVisible();
  await expect(first.getByText(/^Moved from Tuesday/).first()).toBeVisible();
  await first.getByText("All 6 dates").click();
  await expect(first.locator(".group-dates li")).toHaveCount(7);
  await look(page, "programme-dates");
});

test("nobody books a drop-in", async ({ page }) => {
  await go(page, `/groups/${SONGS}`);
  await expect(page.getByText("Just come. No need to book")).toBeVisible();
  await expect(page.locator(".group-card").getByRole("button")).toHaveCount(0);
  await look(page, "programme-drop-in");
});

test("a hub leads to its groups", async ({ page }) => {
  await go(page, "/hubs/lanark");
  await look(page, "hub");
  await arrive(page, () => page.getByRole("link", { name: "Groups at this hub" }).click());
  await isAt(page, "/groups?near=lanark");
  await expect(chip(page, "Lanark Family Support Hub")).toBeVisible();
});
