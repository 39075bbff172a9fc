/** The page of the inbox, where a list that somebody named no longer means what it did. */
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";

// the routes' one store is opened as soon as they are imported, so its database must be there before
const db = await vi.hoisted(async () => (await import("../support/database")).appDatabase());

import { savedViews } from "../../db/schema/inbox";
import { addLabel, listLabels, removeLabel, setLabels } from "../../app/referrals/labels.server";
import { InboxPage } from "../../app/staff/inbox-page";
import { startSession } from "../../app/staff/session.server";
import * as world from "../support/staff";

const route = await import("../../app/routes/staff-inbox");
const { store } = await import("../../app/db.server");
const { press } = await import("../support/press");

let cookie = "";
let isla: world.Colleague;
let label = "";
beforeAll(async () => {
  await world.addHubs(store);
  isla = await world.addColleague(store, "duty_worker", "hamilton");
  cookie = `staff=${await store.transaction((tx) => startSession(tx, isla.id, new Date()))}`;
});
beforeEach(async () => {
  await store.transaction(async (tx) => {
    await tx.delete(savedViews);
    await world.removeRequests(tx);
    await addLabel(tx, "hamilton", "Sleep");
  });
  label = (await listLabels(store.read, ["hamilton"])).at(-1)!.id;
});
afterAll(async () => {
  await store.close();
  await db.close();
});

const save = (fields: Record<string, string>) =>
  press({
    ...{ route, page: InboxPage, path: "/staff", params: {}, cookie },
    fields: { intent: "saveView", hub: "", ...fields },
  });
const GONE = "This list looks for a label or a hub that is not there any more";

it("keeps the list that is shown, also where its name was forgotten the first time", async () => {
  const first = await save({ name: "", query: `urgent=1&label=${label}` });
  expect(first.html).toContain("Give the list a name");
  expect(first.location).toBe(`/staff?label=${label}&urgent=1`);
  const query = /name="query" value="([^"]*)"/.exec(first.html)![1]!.replaceAll("&amp;", "&");
  const second = await save({ name: "Sleep first", query });
  expect(second.html).toContain("The list is saved.");
  expect(second.html).not.toContain(GONE);
  expect(await store.read.select({ query: savedViews.query }).from(savedViews)).toEqual([
    { query: `label=${label}&urgent=1` },
  ]);
});

it("says that a list's label is gone, rather than that nothing waits, and leads to the list without it", async () => {
  const reference = await world.addRequest(store);
  await store.transaction((tx) => setLabels(tx, { staff: isla, reference, labels: [label] }, new Date()));
  const kept = await save({ name: "About sleep", query: `label=${label}` });
  expect(kept.html).toContain(`/staff/requests/${reference}`);
  await store.transaction((tx) => removeLabel(tx, "hamilton", label));
  const after = await save({ name: "Once more", query: `label=${label}` });
  expect(after.html).toContain("Whoever would see this list does not have the label or the hub");
  expect(after.html).toContain(GONE);
  expect(after.html).toContain('<a href="/staff">Show the list without it</a>');
  expect(after.html).toMatch(
    new RegExp(`<option value="${label}" selected="">One that is not there, or not yours</option>`),
  );
});

it("says so of a hub too that is not this person's any more", async () => {
  const { html } = await save({ name: "", query: "hub=lanark&late=1" });
  expect(html).toContain(GONE);
  expect(html).toContain('<a href="/staff?late=1">Show the list without it</a>');
  for (const query of ["hub=none", "hub=hamilton"])
    expect((await save({ name: "", query })).html).not.toContain(GONE);
});

it("says beside the name that there are too many, and keeps what was typed", async () => {
  await store.transaction(async (tx) => {
    for (let i = 0; i < 30; i++)
      await tx.insert(savedViews).values({ id: `v${i}`, staff: isla.id, hub: null, name: "One", query: "" });
  });
  const { html } = await save({ name: "About sleep", query: "urgent=1" });
  expect(html).toContain('href="#saveView-name"');
  expect(html).toContain("You have as many lists as there can be");
  expect(/<input[^>]*id="saveView-name"[^>]*>/.exec(html)![0]).toContain('value="About sleep"');
});
