/** Accounts as managers keep them, and the link with which somebody sets up their own sign-in. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { and, eq, ne } from "drizzle-orm";
import { settingChanges } from "../../db/schema/changes";
import { outbox } from "../../db/schema/outbox";
import { staff, staffRoles } from "../../db/schema/staff";
import {
  acceptInvitation,
  invitationNotices,
  openInvitation,
  showInvited,
} from "../../app/staff/invite.server";
import { listUndelivered } from "../../app/outbox/outbox.server";
import { moveNotices } from "../../app/staff/correct-account.server";
import { listChanges } from "../../app/staff/keep-history.server";
import {
  addPersonAccount,
  changePerson,
  findAccount,
  listAccounts,
} from "../../app/staff/manage-accounts.server";
import { newPersonForm, personForms } from "../../app/staff/person-forms";
import { putBack } from "../../app/staff/put-back.server";
import { findSession, startSession } from "../../app/staff/session.server";
import { signIn } from "../../app/staff/sign-in.server";
import { EVERYWHERE, type StaffMember } from "../../app/staff/staff";
import { currentTotpCode } from "../../app/staff/totp.server";
import { randomToken } from "../../app/random.server";
import { testDatabase, type TestDatabase } from "../support/database";
import {
  addColleague,
  addHubs,
  addRequest,
  getRequest,
  later,
  listActions,
  MONDAY,
  PASSWORD,
  type Colleague,
} from "../support/staff";
import { Clock, Postbox, workerOf } from "./outbox-world";

let db: TestDatabase;
let manager: Colleague, admin: Colleague, worker: Colleague, elsewhere: Colleague;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
});
beforeEach(async () => {
  manager = await addColleague(db.store, "hub_manager", "hamilton");
  admin = await addColleague(db.store, "administrator");
  worker = await addColleague(db.store, "duty_worker", "hamilton");
  elsewhere = await addColleague(db.store, "duty_worker", "lanark");
});
afterAll(() => db.close());

const change = (by: StaffMember, id: string, fields: Record<string, string>, now = MONDAY) =>
  changePerson(db.store, by, { id, command: personForms.parse(fields) }, now);
async function add(by: StaffMember, more: Record<string, string> = {}, now = MONDAY) {
  const email = `${randomToken().toLowerCase()}@council.test`;
  const typed = { name: "Neil Ross", email, role: "duty_worker", hub: "hamilton", ...more };
  const problem = await addPersonAccount(db.store, by, newPersonForm.parse(typed), now);
  return { problem, email: typed.email };
}
const accountOf = async (email: string) =>
  (await db.store.read.select().from(staff).where(eq(staff.email, email)))[0]!;

/** What the mail to them says, once it is sent. */
async function mailTo(email: string): Promise<string> {
  const post = new Postbox();
  const clock = new Clock();
  await workerOf(db.store, { email: post }, clock, invitationNotices).runOnce();
  return post.mails.find((it) => it.to === email)?.text ?? "";
}
const keyIn = (mail: string) => /key=([\w-]+)/.exec(mail)?.[1];
const problem = (field: string, code: string) => ({ ok: false, why: "problem", problem: { field, code } });
const codeOf = (who: Colleague) => ({ code: who.code(MONDAY), address: randomToken() });
const typed = (code: string, password = PASSWORD) => ({ code: [code], password: [password] });

it("lets somebody new choose their own password and app by a link that works once", async () => {
  const { problem, email } = await add(manager);
  expect(problem).toBeUndefined();
  const mail = await mailTo(email);
  const key = keyIn(mail);
  expect(mail).toContain("/staff/welcome?key=");
  // the link is in the mail alone, and gone from the outbox once sent
  const stored = await db.store.read.select().from(outbox).where(eq(outbox.subjectKind, "invitation"));
  expect(stored.every((it) => it.sealed === null)).toBe(true);
  expect((await accountOf(email)).inviteHash).not.toContain(key);
  const invited = (await showInvited(db.store.read, key, MONDAY))!;
  expect(invited).toMatchObject({ name: "Neil Ross", email });
  expect(invited.qr.path).toMatch(/^M\d+ \d+h1v1h-1z/);
  const code = currentTotpCode(invited.inFours.replace(/ /g, ""), MONDAY);

  const refused = await acceptInvitation(db.store, key, typed("000000", "password1234"), MONDAY);
  expect(refused).toEqual({
    ok: false,
    why: "problems",
    problems: [
      { field: "code", code: "appCodeWrong" },
      { field: "password", code: "passwordCommon" },
    ],
  });
  const answers = await Promise.all([
    acceptInvitation(db.store, key, typed(code), MONDAY),
    acceptInvitation(db.store, key, typed(code), MONDAY),
  ]);
  expect(answers.filter((it) => it.ok)).toHaveLength(1);
  expect(await showInvited(db.store.read, key, MONDAY)).toBeNull();
  const attempt = { email, password: PASSWORD, address: randomToken() };
  // the code that was typed to set it up is used up
  expect(await signIn(db.store, { ...attempt, code }, MONDAY)).toMatchObject({ ok: false });
  const next = later(MONDAY, 1);
  const fresh = currentTotpCode(invited.inFours.replace(/ /g, ""), next);
  expect(await signIn(db.store, { ...attempt, code: fresh }, next)).toMatchObject({ ok: true });
  const { id } = await accountOf(email);
  expect(await listActions(db.store, id)).toEqual(expect.arrayContaining(["staff.added", "staff.welcomed"]));
});

it("takes no link that is too old, replaced, or of an account that was switched off", async () => {
  const { email } = await add(manager);
  const first = keyIn(await mailTo(email));
  const DAY = 24 * 60;
  expect(await showInvited(db.store.read, first, later(MONDAY, 5 * DAY - 1))).not.toBeNull();
  expect(await showInvited(db.store.read, first, later(MONDAY, 5 * DAY + 1))).toBeNull();
  const { id } = await accountOf(email);
  expect(await change(manager, id, { intent: "invite" })).toEqual({ ok: true, said: "invited" });
  expect(await showInvited(db.store.read, first, MONDAY)).toBeNull();
  const second = keyIn(await mailTo(email));
  expect(await showInvited(db.store.read, second, MONDAY)).not.toBeNull();
  await change(manager, id, { intent: "switchOff" });
  expect(await showInvited(db.store.read, second, MONDAY)).toBeNull();
  expect(await acceptInvitation(db.store, second, typed("1"), MONDAY)).toEqual({ ok: false, why: "gone" });
  for (const key of [undefined, "", "nonsense"])
    expect(await showInvited(db.store.read, key, MONDAY)).toBeNull();
});

it("is worth nothing after the account was switched off and on, and shows each browser another secret", async () => {
  const { email } = await add(manager);
  const key = keyIn(await mailTo(email))!;
  const secretOf = async () => (await showInvited(db.store.read, key, MONDAY))?.inFours;
  const seen = await secretOf();
  await openInvitation(db.store, key, MONDAY);
  expect(await secretOf()).not.toBe(seen);
  const { id } = await accountOf(email);
  await change(manager, id, { intent: "switchOff" });
  await change(manager, id, { intent: "switchOn" });
  expect(await secretOf()).toBeUndefined();
  expect(await findAccount(db.store.read, manager, id)).toMatchObject({ state: "invited" });
});

it("leaves a hub that is switched on somebody who reads", async () => {
  const only = await addColleague(db.store, "duty_worker", "lanark");
  for (const it of await listAccounts(db.store.read, admin))
    if (it.roles.some(({ hub }) => hub === "lanark") && it.id !== only.id && it.state === "active")
      await change(admin, it.id, { intent: "switchOff" });
  expect(await change(admin, only.id, { intent: "switchOff" })).toEqual(problem("form", "lastReader"));
  const which = "duty_worker lanark";
  expect(await change(admin, only.id, { intent: "removeRole", which })).toEqual(
    problem("duty_worker.lanark", "lastReader"),
  );
});

it("ends the old way in when a new link is sent", async () => {
  const token = await db.store.transaction((tx) => startSession(tx, worker.id, MONDAY));
  await change(manager, worker.id, { intent: "invite" });
  expect(await findSession(db.store, token, MONDAY)).toBeUndefined();
  const attempt = {
    email: worker.email,
    password: PASSWORD,
    code: worker.code(MONDAY),
    address: randomToken(),
  };
  expect(await signIn(db.store, attempt, MONDAY)).toMatchObject({ ok: false });
});

it("shuts somebody out at the very next request, and what they had goes back", async () => {
  const token = await db.store.transaction((tx) => startSession(tx, worker.id, MONDAY));
  const taken = { takenBy: worker.id, takenAt: MONDAY, state: "taken" as const };
  const reference = await addRequest(db.store, taken);
  expect(await change(manager, worker.id, { intent: "switchOff" })).toEqual({ ok: true, said: "personOff" });
  expect(await findSession(db.store, token, MONDAY)).toBeUndefined();
  expect(await getRequest(db.store, reference)).toMatchObject({ takenBy: null, state: "new" });
  await change(manager, worker.id, { intent: "switchOn" });
  expect(await findAccount(db.store.read, manager, worker.id)).toMatchObject({ state: "active" });
});

it("gives back what somebody had when a role is taken away", async () => {
  const reference = await addRequest(db.store, { takenBy: worker.id, takenAt: MONDAY, state: "taken" });
  await change(manager, worker.id, { intent: "addRole", role: "group_worker", hub: "hamilton" });
  await change(manager, worker.id, { intent: "removeRole", which: "duty_worker hamilton" });
  expect((await findAccount(db.store.read, manager, worker.id))!.roles).toEqual([
    { role: "group_worker", hub: "hamilton" },
  ]);
  expect((await getRequest(db.store, reference)).takenBy).toBeNull();
});

it("leaves with somebody what they have at a hub where they still work", async () => {
  const held = { staff: worker.id, role: "duty_worker", hub: "lanark" } as const;
  await db.store.transaction((tx) => tx.insert(staffRoles).values(held));
  const taken = { takenBy: worker.id, takenAt: MONDAY, state: "taken" as const };
  const [here, there] = [
    await addRequest(db.store, taken),
    await addRequest(db.store, { ...taken, hub: "lanark" }),
  ];
  await change(admin, worker.id, { intent: "removeRole", which: "duty_worker hamilton" });
  expect((await getRequest(db.store, here)).takenBy).toBeNull();
  expect((await getRequest(db.store, there)).takenBy).toBe(worker.id);
});

it("is a hub manager's for their own hub alone", async () => {
  const mine = (await listAccounts(db.store.read, manager)).map((it) => it.id);
  expect(mine).toContain(worker.id);
  expect(mine).not.toContain(elsewhere.id);
  expect(mine).not.toContain(admin.id);
  for (const id of [elsewhere.id, admin.id, "none"])
    expect(await change(manager, id, { intent: "switchOff" })).toEqual({ ok: false, why: "notFound" });
  const hubProblem = { field: "hub", code: "hubForRole" };
  expect((await add(manager, { hub: "lanark" })).problem).toEqual(hubProblem);
  expect((await add(manager, { role: "administrator" })).problem).toEqual(hubProblem);
  expect(await change(manager, worker.id, { intent: "addRole", role: "administrator" })).toEqual({
    ok: false,
    why: "problem",
    problem: hubProblem,
  });
  expect(
    await change(manager, worker.id, { intent: "addRole", role: "moderator", hub: "lanark" }),
  ).toMatchObject({
    problem: hubProblem,
  });
  // somebody who works at two hubs is whoever's who looks after both
  await change(admin, worker.id, { intent: "addRole", role: "duty_worker", hub: "lanark" });
  expect(await change(manager, worker.id, { intent: "switchOff" })).toEqual({ ok: false, why: "notFound" });
  expect(await change(admin, worker.id, { intent: "switchOff" })).toMatchObject({ ok: true });
});

it("is never one's own, and never the last who looks after the service", async () => {
  for (const intent of ["switchOff", "invite"])
    expect(await change(admin, admin.id, { intent })).toEqual(problem("self", "notYourself"));
  const others = (await listAccounts(db.store.read, admin)).filter((it) =>
    it.roles.some(({ role }) => role === "administrator" || role === "service_manager"),
  );
  const second = await addColleague(db.store, "service_manager");
  for (const { id } of others) if (id !== admin.id) await change(second, id, { intent: "switchOff" });
  await change(second, admin.id, { intent: "switchOff" });
  const { email } = await add(second, { role: "administrator", hub: "" });
  const { id } = await accountOf(email);
  // invited, and not there yet: whoever is there stays
  expect(await change({ ...admin }, second.id, { intent: "switchOff" })).toEqual(problem("form", "lastOne"));
  expect(await change({ ...admin }, second.id, { intent: "removeRole", which: "service_manager *" })).toEqual(
    problem("service_manager.*", "lastOne"),
  );
  expect(id).toBeTruthy();
});

it("refuses an e-mail twice", async () => {
  const { email } = await add(manager);
  expect((await add(manager, { email: email.toUpperCase() })).problem).toEqual({
    field: "email",
    code: "emailTaken",
  });
});

const mailsAfter = async () => {
  const post = new Postbox();
  const notices = { ...invitationNotices, ...moveNotices };
  await workerOf(db.store, { email: post }, new Clock(), notices).runOnce();
  return post.mails;
};

it("asks nobody to see to an old address that is closed, which no page could ever put right", async () => {
  const fresh = `${randomToken().toLowerCase()}@council.test`;
  await mailsAfter();
  await change(manager, worker.id, { intent: "correct", name: "Ann Reid", email: fresh });
  const post = new Postbox();
  post.unknown = worker.email;
  await workerOf(db.store, { email: post }, new Clock(), { ...moveNotices }).runOnce();
  expect(post.tries).toBe(1);
  expect(await listUndelivered(db.store.read, "all")).toEqual([]);
  const [row] = await db.store.read.select().from(outbox).where(eq(outbox.subject, worker.id));
  // nothing of it is left to be read
  expect(row).toMatchObject({ subjectKind: "emailMoved", state: "sent", sealed: null });
});

it("puts a name and an e-mail right, tells the old address, and takes no other's", async () => {
  await mailsAfter();
  const fresh = `${randomToken().toLowerCase()}@council.test`;
  const typed = { intent: "correct", name: "Ann Reid", email: fresh.toUpperCase() };
  expect(await change(manager, worker.id, typed)).toEqual({ ok: true, said: "saved" });
  expect(await findAccount(db.store.read, manager, worker.id)).toMatchObject({
    name: "Ann Reid",
    email: fresh,
  });
  expect(await listActions(db.store, worker.id)).toContain("staff.corrected");
  const mails = await mailsAfter();
  expect(mails.map((it) => it.to)).toEqual([worker.email]);
  expect(mails[0]!.text).toContain("has been changed");
  // the new address is nobody's business who reads the old one
  expect(mails[0]!.text).not.toContain(fresh);
  expect(
    await signIn(db.store, { email: fresh, password: PASSWORD, ...codeOf(worker) }, MONDAY),
  ).toMatchObject({
    ok: true,
  });
  const taken = { ...typed, email: elsewhere.email };
  expect(await change(manager, worker.id, taken)).toMatchObject({
    problem: { field: "email", code: "emailTaken" },
  });
  // a name alone is no news to anybody
  expect(await change(manager, worker.id, { ...typed, name: "Ann" })).toMatchObject({ ok: true });
  expect(await mailsAfter()).toEqual([]);
  for (const id of [elsewhere.id, admin.id])
    expect(await change(manager, id, typed)).toEqual({ ok: false, why: "notFound" });
});

it("sends an unused link to the address that is right, and the other opens nothing", async () => {
  const { email } = await add(manager);
  const wrong = keyIn(await mailTo(email));
  const { id } = await accountOf(email);
  const right = `${randomToken().toLowerCase()}@council.test`;
  await change(manager, id, { intent: "correct", name: "Neil Ross", email: right });
  expect(await showInvited(db.store.read, wrong, MONDAY)).toBeNull();
  const mails = await mailsAfter();
  expect(mails.map((it) => it.to)).toEqual([right]);
  expect(await showInvited(db.store.read, keyIn(mails[0]!.text), MONDAY)).toMatchObject({ email: right });
});

it("brings a name and an e-mail back, unless somebody has that e-mail by then", async () => {
  await db.store.transaction((tx) => tx.delete(settingChanges));
  const fresh = `${randomToken().toLowerCase()}@council.test`;
  const typed = { intent: "correct", name: "Ann Reid", email: fresh };
  await change(manager, worker.id, typed, later(MONDAY, 1));
  const [{ id } = { id: "" }] = await listChanges(db.store.read, "hamilton", null);
  await change(admin, elsewhere.id, { intent: "correct", name: "Else", email: worker.email });
  expect(await putBack(db.store, manager, id, later(MONDAY, 2))).toEqual({ ok: false, why: "emailTaken" });
  await change(admin, elsewhere.id, { intent: "correct", name: "Else", email: elsewhere.email });
  expect(await putBack(db.store, manager, id, later(MONDAY, 3))).toMatchObject({ ok: true });
  expect(await findAccount(db.store.read, manager, worker.id)).toMatchObject({
    ...{ name: worker.name, email: worker.email, state: "active" },
  });
});

it("keeps what was changed and puts it back", async () => {
  await db.store.transaction((tx) => tx.delete(settingChanges));
  const back = async (by: StaffMember, at: number) => {
    const [newest] = await listChanges(db.store.read, "hamilton", null);
    return putBack(db.store, by, newest!.id, later(MONDAY, at));
  };
  await change(
    manager,
    worker.id,
    { intent: "addRole", role: "moderator", hub: "hamilton" },
    later(MONDAY, 1),
  );
  expect(await back(worker, 2)).toEqual({ ok: false, why: "notFound" });
  expect(await back(manager, 2)).toMatchObject({ ok: true });
  expect((await findAccount(db.store.read, manager, worker.id))!.roles).toHaveLength(1);
  const token = await db.store.transaction((tx) => startSession(tx, worker.id, MONDAY));
  await change(manager, worker.id, { intent: "switchOff" }, later(MONDAY, 3));
  expect(await back(manager, 4)).toMatchObject({ ok: true });
  expect((await findAccount(db.store.read, manager, worker.id))!.state).toBe("active");
  expect(await findSession(db.store, token, MONDAY)).toBeUndefined();
  const added = await add(manager, {}, later(MONDAY, 5));
  expect(added.problem).toBeUndefined();
  expect(await back(manager, 6)).toEqual({ ok: false, why: "notFound" });
  // no secret is kept in the history
  const kept = await db.store.read.select().from(settingChanges);
  expect(JSON.stringify(kept)).not.toMatch(/hash|totp/i);
});

/** As if everybody else who reads what families send to Lanark had left. */
const onlyAtLanark = (id: string) =>
  db.store.transaction((tx) =>
    tx.delete(staffRoles).where(and(eq(staffRoles.hub, "lanark"), ne(staffRoles.staff, id))),
  );
const putNewestBack = async (of: string | null, at: number) => {
  const [newest] = await listChanges(db.store.read, of, null);
  return putBack(db.store, admin, newest!.id, later(MONDAY, at));
};

it("puts no role back that leaves another hub nobody who reads", async () => {
  await db.store.transaction((tx) => tx.delete(settingChanges));
  await change(admin, worker.id, { intent: "addRole", role: "duty_worker", hub: "lanark" });
  await onlyAtLanark(worker.id);
  // it stands in the history of the hub where they were before
  expect(await putNewestBack("hamilton", 1)).toEqual({ ok: false, why: "lastReader" });
  expect((await findAccount(db.store.read, admin, worker.id))!.roles).toHaveLength(2);
  await addColleague(db.store, "duty_worker", "lanark");
  expect(await putNewestBack("hamilton", 2)).toMatchObject({ ok: true });
});

it("shuts nobody out again who alone reads at one of their hubs", async () => {
  await change(admin, worker.id, { intent: "addRole", role: "duty_worker", hub: "lanark" });
  await db.store.transaction((tx) => tx.delete(settingChanges));
  await change(admin, worker.id, { intent: "switchOff" }, later(MONDAY, 1));
  await change(admin, worker.id, { intent: "switchOn" }, later(MONDAY, 2));
  await onlyAtLanark(worker.id);
  expect(await putNewestBack(null, 3)).toEqual({ ok: false, why: "lastReader" });
  expect((await findAccount(db.store.read, admin, worker.id))!.state).toBe("active");
  await addColleague(db.store, "duty_worker", "lanark");
  expect(await putNewestBack(null, 4)).toMatchObject({ ok: true });
});

it("shuts nobody out again who alone looks after the service by then", async () => {
  const second = await addColleague(db.store, "service_manager");
  await db.store.transaction((tx) => tx.delete(settingChanges));
  await change(admin, second.id, { intent: "switchOff" }, later(MONDAY, 1));
  await change(admin, second.id, { intent: "switchOn" }, later(MONDAY, 2));
  // whoever puts it back has lost their own role meanwhile
  const others = and(eq(staffRoles.hub, EVERYWHERE), ne(staffRoles.staff, second.id));
  await db.store.transaction((tx) => tx.delete(staffRoles).where(others));
  expect(await putNewestBack(null, 3)).toEqual({ ok: false, why: "lastOne" });
  expect((await findAccount(db.store.read, admin, second.id))!.state).toBe("active");
});
