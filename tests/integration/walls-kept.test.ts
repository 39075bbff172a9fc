/** What names another home is kept with the wall: it stays hidden when that home changes, or its words are deleted. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
const db = await vi.hoisted(async () => (await import("../support/database")).appDatabase());
import { and, eq } from "drizzle-orm";
import type { Tx } from "../../db/client";
import { referralBodies, referralLinks } from "../../db/schema/referrals";
import { changeContact } from "../../app/referrals/change-contact.server";
import { deleteWords } from "../../app/referrals/delete-words.server";
import { mergeInto, putWall, removeWall, unmerge } from "../../app/referrals/link-requests.server";
import { fillWalls } from "../../app/referrals/other-home.server";
import { openReferral, writeToFamily } from "../../app/referrals/triage-referral.server";
import { readYourPage } from "../../app/referrals/your-page.server";
import { randomToken } from "../../app/random.server";
import { unseal } from "../../app/vault/seal.server";
import * as world from "../support/staff";
import { addRequest, getRequest, later, MONDAY, PHONE_RULES, type Colleague } from "../support/staff";

const { store } = await import("../../app/db.server");

let isla: Colleague, lewis: Colleague;
beforeAll(async () => {
  await world.addHubs(store);
  isla = await world.addColleague(store, "duty_worker", "hamilton");
  lewis = await world.addColleague(store, "hub_manager", "hamilton");
});
beforeEach(() => run(world.removeRequests));
afterAll(async () => {
  await store.close();
  await db.close();
});

const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => store.transaction(work);
const idOf = async (reference: string) => (await getRequest(store, reference)).id;
const ring = (to: string) => ({ ...PHONE_RULES, ways: [{ ...PHONE_RULES.ways[0]!, to }] });
const mother = () => addRequest(store, {}, { callMe: "Aisha" });
const father = (callMe = "Viktor", number = "07700 900456") =>
  addRequest(store, {}, { callMe, contact: ring(number) });
const wall = (reference: string, other: string) =>
  run((tx) => putWall(tx, { staff: isla, reference, other }, MONDAY));
const merge = async (reference: string, other: string) => {
  await run((tx) => openReferral(tx, { staff: isla, reference }, MONDAY));
  expect(await run((tx) => mergeInto(tx, { staff: isla, reference, other }, MONDAY))).toEqual({ ok: true });
};
const write = (reference: string, text: string) =>
  run((tx) => writeToFamily(tx, { staff: isla, reference, text, tell: false }, later(MONDAY, 60)));
const REFUSED = { ok: false, why: "namesOtherHome" };
const shown = async (reference: string) =>
  (await readYourPage(store.read, await idOf(reference), MONDAY)).thread.map((it) => it.text || it.withheld);
const changeNumber = async (reference: string, phoneNumber: string) => {
  const draft = { key: randomToken(), token: randomToken() } as never;
  const walked = { answers: { reach: ["phone"], phoneNumber } } as never;
  await changeContact(await idOf(reference), draft, walked, MONDAY);
};
const remove = async (reference: string) => {
  const id = await idOf(reference);
  await run((tx) => deleteWords(tx, id, MONDAY));
};
/** As of a month whose key is gone. */
const loseKey = async (reference: string) => {
  const id = await idOf(reference);
  const [body] = await store.read.select().from(referralBodies).where(eq(referralBodies.id, id));
  const sealed = body!.sealed.replace(/^v1\.\d{4}-\d{2}/, "v1.2020-01");
  await run((tx) => tx.update(referralBodies).set({ sealed }).where(eq(referralBodies.id, id)));
};
/** As walls stood before anything was kept with them. */
const forgetAll = () => run((tx) => tx.update(referralLinks).set({ kept: null }));
const readKept = async (reference: string, other: string) => {
  const [referral, beyond] = [await idOf(reference), await idOf(other)];
  const which = and(eq(referralLinks.referral, referral), eq(referralLinks.other, beyond));
  const [link] = await store.read.select().from(referralLinks).where(which);
  return link?.kept ?? null;
};

describe("what names the other home", () => {
  it("stays hidden when its words are deleted", async () => {
    const [hers, his] = [await mother(), await father()];
    await write(hers, "Viktor said so, ring 07700 900456");
    await wall(hers, his);
    await remove(his);
    expect(await shown(hers)).toEqual([true]);
    for (const text of ["Ask Viktor", "Ring 07700 900456", `See ${his}`])
      expect(await write(hers, text)).toEqual(REFUSED);
    expect(await write(hers, "Come on Thursday")).toEqual({ ok: true });
  });

  it("stays hidden when it changes its number, the new one too", async () => {
    const [hers, his] = [await mother(), await father()];
    await write(hers, "Ring 07700 900456");
    await wall(hers, his);
    await changeNumber(his, "07700 900999");
    expect(await shown(hers)).toEqual([true]);
    await changeNumber(his, "07700 900888");
    await remove(his);
    for (const number of ["900456", "900999", "900888"])
      expect(await write(hers, `Ring 07700 ${number}`)).toEqual(REFUSED);
  });

  it("is kept, and no more than that, with the key of the words of whom it is kept from", async () => {
    const [hers, his] = [await mother(), await father("Viktor Brown")];
    await wall(hers, his);
    const kept = await readKept(hers, his);
    const [body] = await store.read
      .select()
      .from(referralBodies)
      .where(eq(referralBodies.id, await idOf(hers)));
    expect(kept!.slice(0, 10)).toBe(body!.sealed.slice(0, 10));
    const row = `${await idOf(hers)}|${await idOf(his)}`;
    expect(unseal({ table: "referral_links", row }, kept!)).toEqual({
      names: ["viktor brown"],
      ways: [{ channel: "phone", to: "07700900456" }],
    });
  });

  it("goes with the words of whom it is kept from, and with the wall", async () => {
    const [hers, his, third] = [await mother(), await father(), await mother()];
    await wall(hers, his);
    await wall(third, his);
    await remove(his);
    expect(await readKept(his, hers)).toBeNull();
    expect(await readKept(hers, his)).not.toBeNull();
    await remove(hers);
    expect(await readKept(hers, his)).toBeNull();
    const it = { staff: lewis, reference: third, other: his, text: "Another child" };
    expect(await run((tx) => removeWall(tx, it, MONDAY))).toEqual({ ok: true });
    expect(await readKept(third, his)).toBeNull();
    expect(await write(third, "Ask Viktor")).toEqual({ ok: true });
  });

  it("stays kept when the same wall is put once more", async () => {
    const [hers, his] = [await mother(), await father()];
    await wall(hers, his);
    await changeNumber(his, "07700 900999");
    await wall(his, hers);
    expect(await write(hers, "Ring 07700 900456")).toEqual(REFUSED);
  });
});

describe("a key that is gone", () => {
  it("of the other home's month shuts nobody out, and opens nothing", async () => {
    const [hers, his] = [await mother(), await father()];
    await write(hers, "Ask Viktor");
    await write(hers, "Come on Thursday");
    await wall(hers, his);
    await loseKey(his);
    expect((await shown(hers)).sort()).toEqual(["Come on Thursday", true]);
    expect(await write(hers, "Ring 07700 900456")).toEqual(REFUSED);
    await changeNumber(hers, "07700 900777");
    expect(await write(hers, "Ring 07700 900456")).toEqual(REFUSED);
  });

  it("leaves nothing to go by: all that staff wrote is withheld", async () => {
    const [hers, his] = [await mother(), await father()];
    await write(hers, "Come on Thursday");
    await wall(hers, his);
    await forgetAll();
    await loseKey(his);
    await fillWalls(store, later(MONDAY, 1000));
    expect(await shown(hers)).toEqual([true]);
  });
});

describe("merged requests", () => {
  it("of the other home are kept, and those of one's own are kept from them", async () => {
    const [hers, his, hers2, his2] = [
      await mother(),
      await father(),
      await mother(),
      await father("Witek", "07700 900999"),
    ];
    await wall(hers, his);
    await merge(his2, his);
    await merge(hers2, hers);
    for (const it of [his, his2]) await remove(it);
    for (const page of [hers, hers2])
      for (const text of ["Ask Viktor", "Ask Witek", "Ring 07700 900999"])
        expect(await write(page, text)).toEqual(REFUSED);
  });

  it("taken apart keep what was kept", async () => {
    const [hers, his, his2] = [await mother(), await father(), await father("Witek", "07700 900999")];
    await wall(hers, his);
    await merge(his2, his);
    await changeNumber(his2, "07700 900888");
    await run((tx) => unmerge(tx, { staff: isla, reference: his2 }, MONDAY));
    await remove(his2);
    for (const number of ["900456", "900999", "900888"])
      expect(await write(hers, `Ring 07700 ${number}`)).toEqual(REFUSED);
  });
});

describe("a wall from before anything was kept", () => {
  it("is filled by the worker", async () => {
    const [hers, his] = [await mother(), await father()];
    await wall(hers, his);
    await forgetAll();
    await fillWalls(store, later(MONDAY, 2000));
    expect(await readKept(hers, his)).not.toBeNull();
    expect(await readKept(his, hers)).not.toBeNull();
  });

  it.each(["deleted", "changed"])("is filled before the other home's words are %s", async (how) => {
    const [hers, his] = [await mother(), await father()];
    await wall(hers, his);
    await forgetAll();
    expect(await write(hers, "Ring 07700 900456")).toEqual(REFUSED);
    await (how === "deleted" ? remove(his) : changeNumber(his, "07700 900999"));
    expect(await write(hers, "Ring 07700 900456")).toEqual(REFUSED);
  });
});
