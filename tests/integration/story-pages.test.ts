/** The pages on which staff work with stories, as they are shown: what is in them to begin with, and what of it is there
 *  again after the session ended. */
import { eq } from "drizzle-orm";
import { createElement, type ComponentType } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { staff as staffTable } from "../../db/schema/staff";
import { stories, storyChanges } from "../../db/schema/stories";
import type { StoryRow } from "../../app/stories/story-rows.server";
import { openPortal, type Portal, type Visitor } from "../support/portal";

const MONDAY = new Date("2026-11-23T12:00:00Z");
let portal: Portal;
let loaded: Awaited<ReturnType<typeof load>>;
// the app opens its store as soon as it is imported
const load = async () => ({
  told: await import("../support/stories"),
  story: await import("../../app/routes/staff-story"),
  answer: await import("../../app/routes/staff-story-answer"),
  changes: await import("../../app/routes/staff-story-changes"),
  enter: await import("../../app/routes/staff-story-new"),
  check: await import("../../app/routes/staff-enter-check"),
  moderation: await import("../../app/staff/story-moderation-page"),
  answers: await import("../../app/staff/answer-page"),
  promises: await import("../../app/staff/story-changes-page"),
  dressed: await import("../../app/dressed.server"),
  i18n: await import("../../app/i18n/i18n.server"),
  sessions: await import("../../app/staff/session.server"),
  settings: await import("../../app/hubs/service-facts.server"),
});
beforeAll(async () => {
  portal = await openPortal(MONDAY);
  loaded = await load();
});
afterAll(() => portal.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MONDAY });
});

/** A browser in which this example colleague is signed in. */
async function signedIn(name: string): Promise<Visitor & { id: string }> {
  const [row] = await portal.store.read
    .select()
    .from(staffTable)
    .where(eq(staffTable.email, `${name}@example.org`));
  const visitor = portal.newVisitor();
  const token = await portal.store.transaction((tx) => loaded.sessions.startSession(tx, row!.id, new Date()));
  visitor.cookies.set("staff", token);
  return { ...visitor, id: row!.id };
}

/** A page of this person's as it is shown. */
async function show<P extends object>(
  visitor: Visitor,
  route: { loader: (args: never) => unknown },
  page: ComponentType<P>,
  path: string,
  params = {},
): Promise<string> {
  const answer = await visitor.see<{ data: P }>(route, path, params);
  if (typeof answer === "string") throw new Error(`Led to ${answer}`);
  const circumstances = { language: loaded.i18n.chooseLanguage("en", null), path, faultReference: "TEST" };
  return renderToStaticMarkup(loaded.dressed.dressed(circumstances, createElement(page, answer.data)));
}

const moderation = (visitor: Visitor, reference: string) =>
  show(visitor, loaded.story, loaded.moderation.StoryModerationPage, `/staff/stories/${reference}`, {
    reference,
  });

/** @param more as it stands by now */
async function aStory(more: Partial<StoryRow> = {}) {
  const told = await loaded.told.tell(portal.store, { hub: "hamilton" }, MONDAY);
  if (Object.keys(more).length > 0)
    await portal.store.transaction((tx) => tx.update(stories).set(more).where(eq(stories.id, told.id)));
  return told;
}

/** Sends a form after the session ended, and signs in again. */
async function sendTooLate(
  name: string,
  route: { action: (args: never) => unknown },
  fields: Record<string, string>,
  path: string,
  params = {},
): Promise<Visitor> {
  const before = await signedIn(name);
  vi.setSystemTime(new Date(MONDAY.getTime() + 21 * 60_000));
  expect(await before.send(route, fields, path, params)).toMatch(/sign-in/);
  const again = await signedIn(name);
  again.cookies.set("slip", before.cookies.get("slip")!);
  return again;
}

describe("what was typed while the session ended is there again", () => {
  it("in a story's copy, and in a concern about it", async () => {
    const struan = await signedIn("struan");
    const { reference } = await aStory({ takenBy: struan.id });
    const send = (fields: Record<string, string>) =>
      sendTooLate("struan", loaded.story, fields, `/staff/stories/${reference}`, { reference });
    for (const intent of ["save", "pass"]) {
      const again = await send({ intent, "part-happened": "Half a sentence" });
      expect(await moderation(again, reference)).toContain("Half a sentence</textarea>");
      vi.setSystemTime(MONDAY);
    }
    const again = await send({ intent: "concern", text: "A door that is watched" });
    expect(await moderation(again, reference)).toMatch(
      /<details open="">(?:(?!<\/details>).)*A door that is watched<\/textarea>/,
    );
  });

  it("in a promise, for the story and on the list of all", async () => {
    const [promised] = await portal.store.read
      .select()
      .from(storyChanges)
      .where(eq(storyChanges.state, "planned"));
    const [story] = await portal.store.read.select().from(stories).where(eq(stories.id, promised!.story));
    const params = { reference: story!.reference };
    const path = `/staff/stories/${story!.reference}/answer`;
    const answers = (visitor: Visitor) =>
      show(visitor, loaded.answer, loaded.answers.AnswerPage, path, params);
    const send = (fields: Record<string, string>) =>
      sendTooLate("morag", loaded.answer, fields, path, params);
    const planned = await send({ intent: "plan", said: "It was cold", plan: "A heater" });
    expect(await answers(planned)).toContain("A heater</textarea>");
    vi.setSystemTime(MONDAY);
    const answered = await send({ intent: "look", text: "Thank you for telling us" });
    expect(await answers(answered)).toContain("Thank you for telling us</textarea>");
    vi.setSystemTime(MONDAY);
    const form = { intent: "made", change: promised!.id, outcome: "It is warm now" };
    expect(await answers(await send(form))).toContain("It is warm now</textarea>");
    vi.setSystemTime(MONDAY);
    const again = await sendTooLate("morag", loaded.changes, form, "/staff/story-changes");
    const page = loaded.promises.StoryChangesPage;
    expect(await show(again, loaded.changes, page, "/staff/story-changes")).toContain(
      "It is warm now</textarea>",
    );
  });
});
it("says to staff who tells the story, as the author said it", async () => {
  const struan = await signedIn("struan");
  const { reference } = await aStory();
  const page = await moderation(struan, reference);
  expect(page).toMatch(/Who writes<\/dt>(?:(?!<\/dd>).)*a parent/);
});

it("holds a story for as many others as the service has set, and for more where it already waits for more", async () => {
  const struan = await signedIn("struan");
  const set = (value: string) =>
    portal.store.transaction((tx) => loaded.settings.saveSetting(tx, "story.holdWith", value, new Date()));
  const held = async (more: Partial<StoryRow>) => {
    const { reference } = await aStory({ takenBy: struan.id, ...more });
    const page = await moderation(struan, reference);
    return /<input[^>]*name="holdWith"[^>]*value="(\d+)"/.exec(page)?.[1];
  };
  expect(await held({})).toBe("0");
  await set("4");
  expect(await held({})).toBe("4");
  expect(await held({ holdWith: 2 })).toBe("4");
  expect(await held({ holdWith: 7 })).toBe("7");
  // what a moderator has chosen stands in the form that changes it
  expect(await held({ state: "ready", holdWith: 2 })).toBe("2");
  await set("");
});

it("leads whoever types in stories alone back to where one begins, once what they typed has run out", async () => {
  const struan = await signedIn("struan");
  expect(await struan.send(loaded.enter, { via: "phone", road: "story" })).toMatch(/^\/staff\/new\//);
  struan.cookies.delete("entry");
  expect(await struan.send(loaded.check, { key: "no-such-key" })).toBe("/staff/stories/new");
  expect(await struan.see(loaded.enter)).toHaveProperty("data");
});

it("says in words what it marks in an answer that is looked at", async () => {
  const isla = await signedIn("isla");
  const { reference } = await aStory({ state: "out", shownTo: "hub", shownOn: "2026-11-23" });
  const path = `/staff/stories/${reference}/answer`;
  const text = "We are sorry you feel that way. Ring Kirsty on 07700 900123.";
  await isla.send(loaded.answer, { intent: "look", text }, path, { reference });
  const page = await show(isla, loaded.answer, loaded.answers.AnswerPage, path, { reference });
  const marked = /<[^>]*class="words marked-text"[^>]*>(.*?)<\/p>/s.exec(page)![1]!;
  expect(marked.match(/<mark[^>]*>/g)).toEqual([
    '<mark class="mark mark--indirect">',
    '<mark class="mark">',
    '<mark class="mark">',
  ]);
  const [before, after] = marked.split("Ring ").map((it) => it.replaceAll(/<[^>]*>/g, ""));
  expect(before).toBe("We are sorry you feel [stock phrase] that way. ");
  expect(after).toBe("Kirsty [may tell who it is] on 07700 900123 [may tell who it is].");
});
