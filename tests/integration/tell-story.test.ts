/** A story is sent: once, sealed, and without a trace of at which time. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import { audit } from "../../db/schema/audit";
import { drafts, submissions } from "../../db/schema/forms";
import { outbox } from "../../db/schema/outbox";
import { stories, storyEvents, storyTexts } from "../../db/schema/stories";
import { tasks } from "../../db/schema/tasks";
import { findDangerSentences } from "../../app/stories/danger-sentences";
import { openPortal } from "../support/portal";

const MONDAY = new Date("2026-11-23T12:00:00Z");
const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);
const HOUR = 60;
let portal: Awaited<ReturnType<typeof openPortal>>;
let app: Awaited<ReturnType<typeof loadApp>>;
const loadApp = async () => ({
  submit: await import("../../app/stories/submit-story.server"),
  receipts: await import("../../app/questions/receipts.server"),
  drafts: await import("../../app/questions/drafts.server"),
  rows: await import("../../app/stories/story-rows.server"),
  door: await import("../../app/vault/own-page.server"),
  retention: await import("../../app/safety/retention.server"),
  leave: await import("../../app/http/leave.server"),
  tasks: await import("../../app/tasks/tasks.server"),
  made: await import("../support/stories"),
});
// the app reads its settings when it is first imported, which has to be after the portal's were made
beforeAll(async () => {
  portal = await openPortal(MONDAY);
  app = await loadApp();
});
afterAll(() => portal.close());

const read = () => portal.store.read;
const counts = async () => ({
  stories: await read().$count(stories),
  drafts: await read().$count(drafts),
  audit: await read().$count(audit),
  outbox: await read().$count(outbox),
  tasks: await read().$count(tasks),
});
const aDraft = async (now: Date) =>
  (await app.drafts.startDraft(new Request("http://localhost/"), "referral", now)).draft;
const receiptOf = (token: string, now: Date) =>
  app.receipts.findReceipt<{ reference: string; code: string }>(token, "story", now);
const storyOf = async (token: string, now: Date) => {
  const receipt = (await receiptOf(token, now))!;
  return { ...receipt, row: (await app.rows.findStoryByReference(read(), receipt.reference))! };
};

describe("a story that is sent", () => {
  it("is kept sealed, for a moderator to read, and ends its draft", async () => {
    const before = await counts();
    const draft = await aDraft(MONDAY);
    await app.submit.submitStory(draft, app.made.aTold({ asks: true }), MONDAY);
    const { row } = await storyOf(draft.token, MONDAY);
    expect(row).toMatchObject({
      ...{ hub: "hamilton", state: "waiting", audience: "public", shownTo: null, asks: true, via: "web" },
      ...{ toldOn: "2026-11-23", danger: false, publicId: null, words: 24 },
    });
    expect(await counts()).toEqual({ ...before, stories: before.stories + 1 });
    const [texts] = await read().select().from(storyTexts).where(eq(storyTexts.story, row.id));
    expect(JSON.stringify(texts)).not.toContain(app.made.ORIGINAL_WORD);
    expect(await app.rows.readTexts(read(), row.id)).toEqual({ original: app.made.aTold().text, copy: null });
    expect(await app.rows.listTags(read(), row.id)).toHaveLength(3);
  });

  it("pressed twice at once, or once more, is one story", async () => {
    const before = await counts();
    const draft = await aDraft(MONDAY);
    const send = () => app.submit.submitStory(draft, app.made.aTold(), MONDAY);
    await Promise.all([send(), send()]);
    const { reference } = await storyOf(draft.token, MONDAY);
    await send();
    expect((await storyOf(draft.token, MONDAY)).reference).toBe(reference);
    expect(await counts()).toEqual({ ...before, stories: before.stories + 1 });
    expect(await app.receipts.findSubmission(draft.key)).toBe("story");
  });

  it("says its reference and code for ten minutes, and to nobody once the browser has left", async () => {
    const [draft, other] = [await aDraft(MONDAY), await aDraft(MONDAY)];
    await app.submit.submitStory(draft, app.made.aTold(), MONDAY);
    await app.submit.submitStory(other, app.made.aTold(), MONDAY);
    expect(await receiptOf(draft.token, later(MONDAY, 9))).toBeDefined();
    expect(await app.receipts.hasReceipt(draft.token, later(MONDAY, 9))).toBe(true);
    expect(await receiptOf(draft.token, later(MONDAY, 10))).toBeUndefined();
    expect(await app.receipts.hasReceipt(draft.token, later(MONDAY, 10))).toBe(false);
    await app.leave.destroyTraces(`draft=${other.token}`);
    expect(await receiptOf(other.token, later(MONDAY, 1))).toBeUndefined();
  });

  it("close to midnight says them for ten minutes too", async () => {
    const late = new Date("2026-11-23T23:58:00Z");
    const draft = await aDraft(late);
    await app.submit.submitStory(draft, app.made.aTold(), late);
    await app.retention.deleteExpired(portal.store, later(late, 5));
    expect(await receiptOf(draft.token, later(late, 9))).toBeDefined();
  });

  it("opens with reference and code, as a story and as nothing else", async () => {
    const draft = await aDraft(MONDAY);
    await app.submit.submitStory(draft, app.made.aTold(), MONDAY);
    const { reference, code, row } = await storyOf(draft.token, MONDAY);
    const opened = await app.door.openOwnPage({ reference, code }, "192.0.2.77", MONDAY);
    expect(opened).toMatchObject({ kind: "story", id: row.id });
    const wrong = code === "000000000000" ? "000000000001" : "000000000000";
    expect(await app.door.openOwnPage({ reference, code: wrong }, "192.0.2.77", MONDAY)).toBe("wrong");
  });
});

describe("at which time it was sent", () => {
  it("stands nowhere: at any time of a day everything that is kept is the same", async () => {
    const kept = async (now: Date) => {
      const draft = await aDraft(now);
      await app.submit.submitStory(draft, app.made.aTold(), now);
      const { row } = await storyOf(draft.token, now);
      const [submission] = await read().select().from(submissions).where(eq(submissions.key, draft.key));
      const events = await read().select().from(storyEvents).where(eq(storyEvents.story, row.id));
      const masked = { id: "", reference: "", codeHash: "" };
      return {
        row: { ...row, ...masked },
        submission: { ...submission!, key: "", holder: "", receipt: "" },
        events: events.map((it) => ({ ...it, id: "", story: "" })),
      };
    };
    const [morning, night] = [new Date("2026-11-24T05:01:02Z"), new Date("2026-11-24T23:59:58Z")];
    expect(await kept(night)).toEqual(await kept(morning));
    // and the next day it is another
    expect(await kept(later(night, 1))).not.toEqual(await kept(morning));
  });

  it("and the row under which it was taken once does not say which it was", async () => {
    const draft = await aDraft(MONDAY);
    await app.submit.submitStory(draft, app.made.aTold(), MONDAY);
    const { row } = await storyOf(draft.token, MONDAY);
    const [submission] = await read().select().from(submissions).where(eq(submissions.key, draft.key));
    expect(submission).toMatchObject({ kind: "story", subject: "" });
    for (const value of [row.id, row.reference, row.codeHash])
      expect(JSON.stringify(submission)).not.toContain(value);
  });
});

describe("words of danger", () => {
  const worrying = {
    happened: "The hub is lovely. He said he will kill me if I go again. We like the garden.",
  };

  it("are a person's work at once, with the sentences around them and nothing else", async () => {
    const before = await counts();
    const draft = await aDraft(MONDAY);
    await app.submit.submitStory(draft, app.made.aTold({ text: worrying }), MONDAY);
    const { row } = await storyOf(draft.token, MONDAY);
    expect(row.danger).toBe(true);
    const [task] = await read().select().from(tasks).where(eq(tasks.subject, row.id));
    expect(task).toMatchObject({
      kind: "story",
      subjectKind: "story",
      urgent: true,
      hub: "hamilton",
      askFor: null,
    });
    const said = app.tasks
      .readTaskBody(task!)!
      .reasons.map((it) => it.text)
      .join();
    expect(said).toContain("He said he will kill me if I go again.");
    expect(said).not.toContain("lovely");
    expect(said).not.toContain("garden");
    expect((await counts()).outbox).toBeGreaterThan(before.outbox);
  });

  it("told by nobody in danger are not found", async () => {
    const draft = await aDraft(MONDAY);
    await app.submit.submitStory(draft, app.made.aTold({ text: { happened: "The hub is lovely." } }), MONDAY);
    const { row } = await storyOf(draft.token, MONDAY);
    expect(row.danger).toBe(false);
    expect(await read().$count(tasks, eq(tasks.subject, row.id))).toBe(0);
  });

  it("in a text without a full stop come with a piece of it, not with all", () => {
    const long = Array.from({ length: 400 }, (_, i) => (i === 199 ? "he hit me" : `word${i}`)).join(" ");
    const found = findDangerSentences([long]);
    expect(found.length).toBeGreaterThan(0);
    for (const it of found) {
      expect(it).toContain("he hit me");
      expect(it.split(" ").length).toBeLessThanOrEqual(40);
    }
  });

  it("are found wherever pieces of a long text meet", () => {
    for (let at = 0; at < 120; at++) {
      const words = Array.from({ length: 120 }, (_, i) => `word${i}`);
      words.splice(at, 0, "does", "not", "let", "us", "out");
      expect(findDangerSentences([words.join(" ")]), String(at)).not.toEqual([]);
    }
  });
});

describe("typed in by staff", () => {
  it("has on record who did it, and how it came", async () => {
    const draft = await aDraft(MONDAY);
    await app.submit.submitStory(draft, app.made.aTold(), MONDAY, { via: "paper", by: "struan" });
    const { row } = await storyOf(draft.token, MONDAY);
    expect(row.via).toBe("paper");
    const lines = await read().select().from(audit).where(eq(audit.subject, row.id));
    expect(lines).toMatchObject([
      { actor: "struan", action: "story.told", subjectKind: "story", detail: null },
    ]);
  });

  it("and what an author sent has no line there", async () => {
    const draft = await aDraft(MONDAY);
    await app.submit.submitStory(draft, app.made.aTold(), later(MONDAY, HOUR));
    const { row } = await storyOf(draft.token, later(MONDAY, HOUR));
    expect(await read().$count(audit, eq(audit.subject, row.id))).toBe(0);
  });
});
