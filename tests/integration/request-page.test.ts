/** What a colleague sees on a request: how sure its safe contact is, and who looked or took it out. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

// the routes' one store is opened as soon as they are imported, so its database must be there before
const db = await vi.hoisted(async () => (await import("../support/database")).appDatabase());

import type { LoaderFunctionArgs } from "@remix-run/node";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { dressed } from "../../app/dressed.server";
import { chooseLanguage, translator } from "../../app/i18n/i18n.server";
import { openReferral, recordContact } from "../../app/referrals/triage-referral.server";
import { readYourPage } from "../../app/referrals/your-page.server";
import { RequestPage } from "../../app/staff/request-page";
import { startSession } from "../../app/staff/session.server";
import * as world from "../support/staff";
import { getRequest, later, MONDAY, type Colleague } from "../support/staff";

const { store } = await import("../../app/db.server");
const page = await import("../../app/routes/staff-request");
const file = await import("../../app/routes/staff-summary-file");
const printed = await import("../../app/routes/staff-summary");

const t = translator("en");
const DAY = 24 * 60;
let isla: Colleague, rory: Colleague;
beforeAll(async () => {
  await world.addHubs(store);
  isla = await world.addColleague(store, "duty_worker", "hamilton");
  rory = await world.addColleague(store, "hub_manager", "hamilton");
});
afterAll(async () => {
  vi.useRealTimers();
  await store.close();
  await db.close();
});

const addRequest = () =>
  world.addRequest(store, { unread: false, unreadSince: null, openedAt: MONDAY, state: "read" });

/** A browser in which this colleague has signed in and opened the request. */
async function opened(staff: Colleague, reference: string, at: Date) {
  vi.useFakeTimers({ toFake: ["Date"], now: at });
  return store.transaction(async (tx) => {
    const token = await startSession(tx, staff.id, at);
    await openReferral(tx, { staff, reference }, at);
    return `staff=${token}`;
  });
}
const args = (cookie: string, params: Record<string, string>) =>
  ({
    request: new Request("http://portal.test/staff/requests/x", { headers: { cookie } }),
    ...{ params, context: { address: "a" } },
  }) as unknown as LoaderFunctionArgs;
async function show(cookie: string, reference: string): Promise<string> {
  const { data } = await page.loader(args(cookie, { reference }));
  const language = chooseLanguage("en", null);
  const shown = createElement(RequestPage, data as unknown as Parameters<typeof RequestPage>[0]);
  return renderToStaticMarkup(dressed({ language, path: "/staff", faultReference: "TEST" }, shown));
}

describe("safe contact", () => {
  const STALE = t("staff:request.contact.stale");
  const after = async (reference: string, minutes: number) => {
    const cookie = await opened(isla, reference, later(MONDAY, minutes));
    return show(cookie, reference);
  };

  it("is marked as in doubt after thirty days without a word, and not a minute before", async () => {
    const reference = await addRequest();
    const mark = `<div class="doubt">`;
    const fresh = await after(reference, 30 * DAY);
    expect(fresh).toContain(t("staff:request.contact.title"));
    expect(fresh).not.toContain(mark);
    const stale = await after(reference, 30 * DAY + 1);
    expect(stale.slice(stale.indexOf(mark))).toContain(STALE);
  });

  it("is sure again once a worker asked, and in doubt for another reason where the answer was no", async () => {
    const reference = await addRequest();
    const ask = async (stillSafe: boolean, minutes: number) => {
      const attempt = { channel: "phone" as const, reached: true, keptRules: true, stillSafe, text: "" };
      // in the morning, which they said is safe
      const at = later(MONDAY, minutes - 60);
      const asked = { staff: isla, reference, ...attempt, at: at.toISOString() };
      expect(await store.transaction((tx) => recordContact(tx, asked, at))).toEqual({ ok: true });
    };
    await ask(true, 20 * DAY);
    expect(await after(reference, 45 * DAY)).not.toContain(STALE);
    expect(await after(reference, 51 * DAY)).toContain(STALE);
    await ask(false, 52 * DAY);
    const unsafe = await after(reference, 90 * DAY);
    expect(unsafe).not.toContain(STALE);
    expect(unsafe).toContain(t("staff:request.contact.unsafe"));
  });
});

describe("a request that somebody took out", () => {
  const TAKEN = t("staff:request.history.kind.exported");

  it("says who did, when and how, once for each time", async () => {
    const reference = await addRequest();
    const cookie = await opened(isla, reference, later(MONDAY, 1));
    expect(await show(cookie, reference)).not.toContain(TAKEN);
    await printed.loader(args(cookie, { reference }));
    for (const format of ["csv", "json"]) await file.loader(args(cookie, { reference, format }));
    const html = await show(await opened(rory, reference, later(MONDAY, 2)), reference);
    expect(html.split(TAKEN)).toHaveLength(4);
    for (const form of ["page", "csv", "json"] as const)
      expect(html).toContain(t(`staff:request.history.exported.${form}`));
    const entry = html.slice(html.indexOf(`<strong>${TAKEN}`)).slice(0, 200);
    expect(entry).toContain(isla.name);
  });

  it("has no news of it for anybody, is not unread again, and its family sees nothing of it", async () => {
    const reference = await addRequest();
    const { id } = await getRequest(store, reference);
    await opened(rory, reference, later(MONDAY, 1));
    const cookie = await opened(isla, reference, later(MONDAY, 2));
    const before = await getRequest(store, reference);
    const family = () => readYourPage(store.read, id, later(MONDAY, 5));
    const seen = await family();
    vi.setSystemTime(later(MONDAY, 3));
    await file.loader(args(cookie, { reference, format: "csv" }));
    expect(await getRequest(store, reference)).toEqual(before);
    expect(await family()).toEqual(seen);
    const html = await show(await opened(rory, reference, later(MONDAY, 4)), reference);
    expect(html).toContain(TAKEN);
    expect(html).toContain(t("desk:news.nothing", { at: "" }).split(",")[0]);
    expect(html.split(TAKEN)).toHaveLength(2);
  });
});
