/** Looking first: what families would see with what was typed. Nothing of it is saved, and all of it is kept. */
import { ne } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

// the routes' one store is opened as soon as they are imported, so its database must be there before
const db = await vi.hoisted(async () => (await import("../support/database")).appDatabase());

import { settingChanges } from "../../db/schema/changes";
import { closingDays, hubPeople } from "../../db/schema/hubs";
import { replyBlocks } from "../../db/schema/inbox";
import { BY_COMMAND } from "../../app/staff/changed-by";
import { HubSettingsPage } from "../../app/staff/hub-settings-page";
import { ServiceSettingsPage } from "../../app/staff/service-settings-page";
import { startSession } from "../../app/staff/session.server";
import * as world from "../support/staff";

const routes = {
  hub: await import("../../app/routes/staff-hub"),
  service: await import("../../app/routes/staff-service"),
};
const pages = {
  hub: { path: "/staff/hubs/hamilton", page: HubSettingsPage },
  service: { path: "/staff/service", page: ServiceSettingsPage },
};
const { store } = await import("../../app/db.server");
const { press } = await import("../support/press");

let cookie = "";
beforeAll(async () => {
  await world.addHubs(store);
  const service = await world.addColleague(store, "service_manager");
  cookie = `staff=${await store.transaction((tx) => startSession(tx, service.id, new Date()))}`;
});
afterAll(async () => {
  await store.close();
  await db.close();
});

/** Presses "Look at it first". @returns the page that follows, and the part of it that is the preview */
async function look(of: keyof typeof routes, fields: Record<string, string>) {
  const { path, page } = pages[of];
  const typed = { ...fields, preview: "yes" };
  const params = { hub: "hamilton" };
  const { location, html } = await press({ route: routes[of], page, path, params, cookie, fields: typed });
  expect(location).toBe(`${path}#preview`);
  // who looks was added by command, which is kept
  expect(await store.read.$count(settingChanges, ne(settingChanges.by, BY_COMMAND))).toBe(0);
  const preview = /<section class="preview"[^]*?<form/.exec(html)?.[0] ?? "";
  return { html, preview: preview.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ") };
}
const closing = {
  intent: "addClosing",
  ...{ "date.day": "6", "date.month": "12", "date.year": "2027", name: "Staff training" },
};

describe("a hub's page", () => {
  it("names somebody as its page would", async () => {
    const typed = { intent: "addPerson", name: "Mairi Reid", role: "Group worker" };
    const { html, preview } = await look("hub", typed);
    expect(preview).toContain("Mairi Reid Group worker");
    expect(html).toContain('value="Mairi Reid"');
  });

  it("shows other words for somebody, a day or a reply where they stand", async () => {
    const person = { id: "calum", hub: "hamilton", name: "Calum", role: "Worker" };
    const day = { id: "party", hub: "hamilton", date: "2027-12-07", name: "Party" };
    const block = { lang: "en", name: "Hello", text: "Hello", checkedBy: "Ada" };
    await store.transaction(async (tx) => {
      await tx.insert(hubPeople).values({ ...person, photo: null, photoAgreed: false, position: 1 });
      await tx.insert(closingDays).values(day);
      await tx.insert(replyBlocks).values({ id: "hello", hub: "hamilton", ...block, checkedAt: new Date() });
    });
    const named = await look("hub", { intent: "changePerson", id: "calum", name: "Cal", role: "Lead" });
    expect(named.preview).toContain("Cal Lead");
    expect(named.preview).not.toContain("Calum");
    expect(named.html).toMatch(/<details open="">(?:(?!<\/details>)[^])*value="Cal"/);
    const moved = await look("hub", { ...closing, intent: "changeClosing", was: "2027-12-07" });
    // what was the closing day is none then
    expect(moved.preview).toMatch(/Hamilton.* Opens (tomorrow|Tuesday)/);
    const said = await look("hub", { intent: "changeBlock", id: "hello", ...block, text: "On [date]" });
    expect(said.preview).toContain("On Monday 30 November");
  });

  it("says what a closing day does to it", async () => {
    const { html, preview } = await look("hub", closing);
    expect(preview).toContain("At midday on Monday 6 December 2027 families would read:");
    expect(preview).toMatch(/Hamilton.* Closed now\. Opens /);
    expect(html).toContain('value="Staff training"');
  });

  it("says by when somebody is in touch with whoever asks now", async () => {
    const contacts = {
      ...{ intent: "contacts", name: "Hamilton Family Support Hub", locality: "Hamilton" },
      ...{ phone: "01698 555000", email: "hub@council.test", address: "1 High Street" },
      ...{ directions: "", managerName: "", targetHours: "16" },
    };
    const { preview } = await look("hub", contacts);
    expect(preview).toMatch(/Whoever asks for support now is told .* by \w+day/);
  });
});

describe("the whole service", () => {
  it("says on which days every hub is closed", async () => {
    const { preview } = await look("service", closing);
    for (const name of ["Hamilton", "Lanark"])
      expect(preview).toMatch(new RegExp(`${name}[^.]* Closed now\\. Opens `));
  });

  it("shows the number for the night only once it is confirmed", async () => {
    const typed = { intent: "outOfHours", number: "0303 123 1008" };
    expect((await look("service", typed)).preview).toContain("Families do not see it");
    const { html, preview } = await look("service", { ...typed, confirmed: "yes" });
    expect(preview).toContain("0303 123 1008");
    expect(preview).not.toContain("Families do not see it");
    expect(html).toContain('value="0303 123 1008"');
  });

  it("tells its facts in the sentences of each page, and of no other", async () => {
    const facts = {
      ...{ intent: "facts", dataProtectionContact: "Ask for Ann", legalBasis: "Section 22", retention: "" },
      ...{ complaints: "Write\nto us", accessibilityChecked: "In May" },
    };
    const { html, preview } = await look("service", facts);
    expect(preview).toContain("Data protection officer: Ask for Ann");
    expect(preview).toContain("The part of the law we rely on: Section 22");
    expect(preview).toContain("What you sent: The service has not filled this in yet");
    expect(preview).toMatch(/How to do it: Write to us/);
    expect(preview).toContain("and who did: In May");
    expect(preview).not.toContain("Cookies");
    expect(preview).not.toContain("undefined");
    expect(html).toContain(">Ask for Ann</textarea>");
  });

  it("tells what happens next with a story, and how a child complains", async () => {
    const typed = {
      ...{ intent: "stories", readDays: "4", answerDays: "7", holdWith: "0", longWeeks: "8", keepDays: "90" },
      childComplaints: "Ask any worker",
    };
    const { preview } = await look("service", typed);
    expect(preview).toContain("within 4 working days");
    expect(preview).toContain("within 7 working days");
    expect(preview).toContain("Ask any worker");
  });
});
