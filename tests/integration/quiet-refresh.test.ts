/** An inbox that is left open asks for its list by itself: that is no sign that somebody is there, and the session ends
 *  as if nothing had been asked. */
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { PassThrough } from "node:stream";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";

// the routes' one store is opened as soon as they are imported, so its database must be there before
const db = await vi.hoisted(async () => (await import("../support/database")).appDatabase());

import type { LoaderFunctionArgs } from "@remix-run/node";
import { startSession } from "../../app/staff/session.server";
import * as world from "../support/staff";
import { later, MONDAY, type Colleague } from "../support/staff";

const { store } = await import("../../app/db.server");
const inbox = await import("../../app/routes/staff-inbox");
const { streamInbox } = await import("../../app/staff/inbox-stream.server");

let isla: Colleague;
beforeAll(async () => {
  await world.addHubs(store);
  isla = await world.addColleague(store, "duty_worker", "hamilton");
});
afterEach(() => void vi.useRealTimers());
afterAll(async () => {
  await store.close();
  await db.close();
});

/** @returns the cookie of a session that began on Monday at noon */
async function signIn(): Promise<string> {
  return `staff=${await store.transaction((tx) => startSession(tx, isla.id, MONDAY))}`;
}
const at = (minutes: number) => vi.useFakeTimers({ toFake: ["Date"], now: later(MONDAY, minutes) });

/** @returns 200 with the list, or where a browser without a session is sent */
async function ask(cookie: string, minutes: number, headers: Record<string, string>): Promise<number> {
  at(minutes);
  const request = new Request("http://portal.test/staff", { headers: { cookie, ...headers } });
  const args = { request, params: {}, context: { address: "a" } } as unknown as LoaderFunctionArgs;
  try {
    await inbox.loader(args);
    return 200;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    throw thrown;
  }
}

/** What the page's own script sends once it is told that the list has changed. */
async function headersOfRefresh(): Promise<Record<string, string>> {
  const told: Array<(event: { data: string }) => void> = [];
  class EventSource {
    addEventListener(kind: string, run: (event: { data: string }) => void) {
      if (kind === "list") told.push(run);
    }
    close() {}
  }
  const status = { textContent: "" };
  const section = {
    dataset: { live: "/staff/changes", mark: "1", since: "0", stopped: "" },
    querySelector: () => status,
  };
  const document = {
    querySelector: (wanted: string) => (wanted === "[data-live]" ? section : null),
    querySelectorAll: () => [],
  };
  const fetch = vi.fn((_: string, __: { headers: Record<string, string> }) => new Promise(() => undefined));
  const script = await readFile("public/js/staff.js", "utf8");
  const world_ = { document, EventSource, fetch, location: { href: "/staff", search: "" } };
  const names = [...Object.keys(world_), "addEventListener"];
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the script as the browser runs it
  const run = new Function(...names, script) as (...args: unknown[]) => void;
  run(...Object.values(world_), () => undefined);
  expect(fetch).not.toHaveBeenCalled();
  told[0]!({ data: JSON.stringify({ mark: "2", text: "" }) });
  expect(fetch).toHaveBeenCalledOnce();
  return fetch.mock.calls[0]![1].headers;
}

describe("the list that a page asks for by itself", () => {
  it("ends with the session, however often it was asked for", async () => {
    const cookie = await signIn();
    const headers = await headersOfRefresh();
    for (const minutes of [5, 10, 15, 19]) expect(await ask(cookie, minutes, headers)).toBe(200);
    expect(await ask(cookie, 20, headers)).toBe(303);
    expect(await ask(cookie, 20, {})).toBe(303);
  });

  it("would keep it alive if a person had asked", async () => {
    const cookie = await signIn();
    for (const minutes of [10, 19, 38]) expect(await ask(cookie, minutes, {})).toBe(200);
  });
});

/** @returns the status, and a way to see whether the stream has ended */
async function listen(cookie: string, minutes: number) {
  at(minutes);
  const res = new PassThrough() as PassThrough & { statusCode: number };
  const heads: number[] = [];
  Object.assign(res, { writeHead: (status: number) => heads.push(status) });
  res.resume();
  const req = { headers: { cookie } } as IncomingMessage;
  const over = streamInbox(req, res as unknown as ServerResponse, new URLSearchParams());
  await vi.waitFor(() => expect(heads[0] ?? res.statusCode).toBeDefined());
  return { status: heads[0] ?? res.statusCode, over, close: () => res.destroy() };
}

describe("the stream that tells of changes", () => {
  it("does not count as somebody who is there", async () => {
    const cookie = await signIn();
    for (const minutes of [10, 19]) {
      const { status, over, close } = await listen(cookie, minutes);
      expect(status).toBe(200);
      close();
      await over;
    }
    expect((await listen(cookie, 20)).status).toBe(204);
    expect(await ask(cookie, 20, {})).toBe(303);
  });

  it("ends by itself when the session has, while it stands open", async () => {
    const cookie = await signIn();
    const { status, over } = await listen(cookie, 19);
    expect(status).toBe(200);
    at(20);
    await over;
  }, 15_000);
});
