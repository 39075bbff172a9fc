import { afterEach, beforeEach, expect, it } from "vitest";

import { eq } from "drizzle-orm";
import { hubInboxes, hubs } from "../../db/schema/hubs";
import { staff } from "../../db/schema/staff";
import { confirmInbox, inboxCheckMail, setInbox } from "../../app/hubs/inbox-check.server";
import { whatHubLacks } from "../../app/hubs/hub-lacks.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { addColleague } from "../support/staff";
import { addHub, Clock, listRows, Postbox, request, tell, workerOf } from "./outbox-world";

const WEEKDAY = { open: "09:00", close: "17:00" };

let db: TestDatabase;
let clock: Clock;
let post: Postbox;
beforeEach(async () => {
  db = await testDatabase();
  clock = new Clock();
  post = new Postbox();
  await addHub(db.store, "hamilton", ["fallback"], null);
});
afterEach(() => db.close());

const duty = { hub: "hamilton", kind: "duty" as const };
const run = () => workerOf(db.store, { email: post }, clock, { inbox: inboxCheckMail }).runOnce();
const set = (email: string) => db.store.transaction((tx) => setInbox(tx, { ...duty, email }, clock.now()));
const confirm = (code: string) =>
  db.store.transaction((tx) => confirmInbox(tx, { ...duty, code }, clock.now()));
const mailedCode = () => /\d{3} \d{3}/.exec(post.mails.at(-1)?.text ?? "")?.[0] ?? "no code";

it("verifies a mailbox by the code mailed to it, and wipes the code from the outbox", async () => {
  await set(" duty@example.org ");
  const [row] = await listRows(db.store);
  expect(row?.sealed).toMatch(/^v1\./);
  await run();
  expect(post.mails).toMatchObject([{ to: "duty@example.org" }]);
  expect(post.mails[0]?.subject).not.toMatch(/\d/);
  expect(await listRows(db.store)).toMatchObject([{ state: "sent", sealed: null }]);

  const code = mailedCode();
  expect(await confirm(code === "111 111" ? "222222" : "111111")).toBe("wrong");
  expect(await confirm(code)).toBe("verified");
  expect(await confirm(code)).toBe("wrong");
});

it("refuses a code after 24 hours", async () => {
  await set("duty@example.org");
  await run();
  clock.pass("24h");
  clock.pass("1s");
  expect(await confirm(mailedCode())).toBe("expired");
});

it("never mails a code that is no longer right, nor to an address that has changed", async () => {
  await set("old@example.org");
  await set("new@example.org");
  await run();
  expect(post.mails.map((it) => it.to)).toEqual(["new@example.org"]);
  expect(await confirm(mailedCode())).toBe("verified");
});

it("keeps a code out of every other mailbox when its own refuses it", async () => {
  await set("duty@example.org");
  post.fail = { responseCode: 550, command: "RCPT TO" };
  await run();
  expect(await listRows(db.store)).toMatchObject([{ state: "needs_human", inbox: "duty" }]);
});

it("refuses what is no address", async () => {
  await expect(set("duty@example.org\r\nBcc: x@example.org")).rejects.toThrow();
  await expect(set("nobody")).rejects.toThrow();
});

it("goes on writing to a verified mailbox until the new one is verified", async () => {
  await set("duty@example.org");
  await run();
  await confirm(mailedCode());
  await set("other@example.org");
  await run();
  const code = mailedCode();
  expect(post.mails.at(-1)?.to).toBe("other@example.org");
  await tell(db.store, request(), clock.now());
  await run();
  expect(post.mails.at(-1)?.to).toBe("duty@example.org");
  expect(await confirm(code)).toBe("verified");
  await tell(db.store, { ...request(), subject: "another" }, clock.now());
  await run();
  expect(post.mails.at(-1)?.to).toBe("other@example.org");
  // verified anew every ninety days, and written to all the while
  await set("other@example.org");
  const [row] = await db.store.read.select().from(hubInboxes).where(eq(hubInboxes.kind, "duty"));
  expect(row).toMatchObject({ email: "other@example.org", pendingEmail: "other@example.org" });
  expect(row!.verifiedAt).not.toBeNull();
});

it("sends what waited for want of a mailbox once it is verified", async () => {
  await db.store.transaction(
    async (tx) => void (await tx.delete(hubInboxes).where(eq(hubInboxes.hub, "hamilton"))),
  );
  await tell(db.store, request(), clock.now());
  await set("duty@example.org");
  await run();
  expect(await confirm(mailedCode())).toBe("verified");
  await run();
  expect(post.mails.at(-1)?.subject).toContain("K7QXT3MN");
  expect((await listRows(db.store)).every((it) => it.state === "sent")).toBe(true);
});

it("says what a hub lacks", async () => {
  expect(await whatHubLacks(db.store.read, "hamilton")).toEqual([
    ...["contacts", "hours", "duty", "manager", "staff"],
  ]);
  await addHub(db.store, "lanark", ["duty", "fallback"]);
  const whole = { phone: "01698 555000", email: "a@example.org", address: ["x"], hours: [WEEKDAY] };
  await db.store.transaction((tx) => tx.update(hubs).set(whole).where(eq(hubs.id, "lanark")));
  expect(await whatHubLacks(db.store.read, "lanark")).toEqual(["staff"]);
  const worker = await addColleague(db.store, "duty_worker", "lanark");
  expect(await whatHubLacks(db.store.read, "lanark")).toEqual([]);
  // somebody who has not set up their sign-in yet reads nothing
  const invited = { inviteHash: "x", invitedAt: clock.now() };
  await db.store.transaction((tx) => tx.update(staff).set(invited).where(eq(staff.id, worker.id)));
  expect(await whatHubLacks(db.store.read, "lanark")).toEqual(["staff"]);
});
