import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { URI } from "otpauth";
import { eq } from "drizzle-orm";
import { hubs } from "../../db/schema/hubs";
import { staff } from "../../db/schema/staff";
import { staffCommand } from "../../app/staff/accounts-cli.server";
import { EXAMPLE_PASSWORD, seedExampleStaff } from "../../app/staff/example-accounts.server";
import { listChanges } from "../../app/staff/keep-history.server";
import { hashPassword } from "../../app/staff/password.server";
import { putBack } from "../../app/staff/put-back.server";
import { signIn } from "../../app/staff/sign-in.server";
import { testDatabase, type TestDatabase } from "../support/database";
import { addColleague, addHubs, later, MONDAY } from "../support/staff";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
  await addHubs(db.store);
});
afterAll(() => db.close());

const run = (args: string[], { live = false, typed = "" } = {}) =>
  staffCommand(db.store, args, { live, readPassword: async () => typed }, MONDAY);
const ANN = ["ann@council.example.org", "Ann Baillie", "duty_worker", "hamilton"];

/** Signs in with what the command printed. */
async function signInWith(said: string, email: string) {
  const password = /Password: (\S+)/.exec(said)?.[1] ?? "";
  const totp = URI.parse(/otpauth:\S+/.exec(said)?.[0] ?? "");
  const code = totp.generate({ timestamp: MONDAY.getTime() });
  return (await signIn(db.store, { email, password, code, address: email }, MONDAY)).ok;
}

describe("npm run staff", () => {
  it("adds an account that can sign in with what it printed, and can be reset and disabled", async () => {
    const added = await run(["add", ...ANN]);
    expect(added.ok).toBe(true);
    expect(await signInWith(added.said, ANN[0]!)).toBe(true);
    const reset = await run(["reset", ANN[0]!.toUpperCase()]);
    expect(await signInWith(added.said, ANN[0]!)).toBe(false);
    expect(await signInWith(reset.said, ANN[0]!)).toBe(true);
    expect((await run(["disable", ANN[0]!])).ok).toBe(true);
  });

  it("stands in the history of settings, done by command, and what can be is put back", async () => {
    const keeper = await addColleague(db.store, "hub_manager", "lanark");
    const eve = "eve@council.example.org";
    await run(["add", eve, "Eve Tait", "duty_worker", "lanark"]);
    // so that the hub is not left without a reader
    await run(["add", "flo@council.example.org", "Flo Tait", "duty_worker", "lanark"]);
    const [row] = await db.store.read.select().from(staff).where(eq(staff.email, eve));
    const changes = async () =>
      (await listChanges(db.store.read, "lanark", null)).filter((it) =>
        it.rows.some((of) => of.key.id === row!.id),
      );
    const [added] = await changes();
    expect(added).toMatchObject({ by: "command", action: "staff.added", name: null });
    expect(added!.rows.map((it) => it.table).sort()).toEqual(["account", "role"]);
    expect(JSON.stringify(added)).not.toMatch(/argon2|v1\./);
    // nothing of a setting changes
    await run(["reset", eve]);
    expect(await changes()).toHaveLength(1);

    const disabled = () => changes().then((all) => all.find((it) => it.action === "staff.switchOff"));
    await run(["disable", eve]);
    expect(await disabled()).toMatchObject({ by: "command", undone: false });
    expect(await putBack(db.store, keeper, (await disabled())!.id, later(MONDAY, 1))).toMatchObject({
      ok: true,
    });
    expect(await disabled()).toMatchObject({ by: keeper.id, name: keeper.name });
  });

  it("keeps neither password nor app secret in clear", async () => {
    const { said } = await run(["add", "bea@council.example.org", "Bea Tait", "moderator", "lanark"]);
    const [row] = await db.store.read.select().from(staff).where(eq(staff.email, "bea@council.example.org"));
    const secret = /secret=(\w+)/.exec(said)![1]!;
    expect(JSON.stringify(row)).not.toContain(secret);
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it.each([
    [["add", ...ANN], /already/],
    [["add", "c@example.org", "C", "boss", "hamilton"], /roles are: duty_worker/],
    [["add", "c@example.org", "C", "duty_worker", "atlantis"], /no such hub/],
    [["add", "c@example.org", "C", "duty_worker", "*"], /one hub/],
    [["add", "c@example.org", "C", "administrator", "hamilton"], /\*/],
    [["add", "not an address", "C", "duty_worker", "hamilton"], /npm run staff/],
    [["disable", "nobody@example.org"], /no account/],
    [["reset", "nobody@example.org"], /no account/],
    [["code", "Nobody"], /no example account/],
    [["fire", "everybody"], /npm run staff/],
    [[], /npm run staff/],
  ])("%j says plainly why not", async (args, words) => {
    const { ok, said } = await run(args);
    expect(ok).toBe(false);
    expect(said).toMatch(words);
  });

  it("takes a password from standard input, if it will do", async () => {
    const dee = ["add", "dee@council.example.org", "Dee", "duty_worker", "hamilton", "--password-stdin"];
    expect((await run(dee, { typed: "short\n" })).said).toMatch(/12 characters/);
    expect((await run(dee, { typed: "Password12345\n" })).said).toMatch(/guesser/);
    expect((await run(dee, { typed: "tidal gannet plinth\n" })).said).toContain("tidal gannet plinth");
  });
});

describe("example accounts", () => {
  it("are a worker and a manager a hub and one of each other role, made once", async () => {
    const all = await db.store.read.select().from(hubs);
    const hash = await hashPassword(EXAMPLE_PASSWORD);
    const seed = () => db.store.transaction((tx) => seedExampleStaff(tx, all, MONDAY, hash));
    const first = await seed();
    expect(await seed()).toEqual(first);
    expect(first.map((it) => `${it.role} ${it.hub}`).sort()).toEqual([
      "administrator *",
      "duty_worker hamilton",
      "duty_worker lanark",
      "group_worker hamilton",
      "hub_manager hamilton",
      "hub_manager lanark",
      "information_governance *",
      "moderator hamilton",
      "service_manager *",
    ]);
    expect(first.every((it) => /^[a-z]+@example\.org$/.test(it.email))).toBe(true);
  });

  it("sign in with the printed password and the code of the command, in example mode only", async () => {
    const { said: code } = await run(["code", "Isla"]);
    const who = { email: "isla@example.org", password: EXAMPLE_PASSWORD, address: "isla" };
    expect(code).toMatch(/^\d{6}$/);
    expect((await signIn(db.store, { ...who, code }, MONDAY)).ok).toBe(true);
    expect((await run(["code", "Isla Example"])).said).toBe(code);
    expect((await run(["code", "Isla"], { live: true })).ok).toBe(false);
    expect((await run(["code", "Ann Baillie"])).ok).toBe(false);
  });
});
