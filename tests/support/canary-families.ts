/** Families with unmistakable words, in every group that is booked and in every state that a booking has. What one of them said must be
 *  seen by nobody else. */
import { and, asc, eq, ne } from "drizzle-orm";
import type { Store, Tx } from "../../db/client";
import { bookings } from "../../db/schema/bookings";
import { groups, programmes, sessions } from "../../db/schema/groups";
import { cancelBooking, giveUpSession } from "../../app/groups/cancel-booking.server";
import { enterBooking } from "../../app/groups/enter-booking.server";
import type { BookingBody, TalkReason } from "../../app/groups/group";
import { randomCode, randomReference, randomToken } from "../../app/random.server";
import { sealHash } from "../../app/vault/seal.server";

export interface CanaryFamily {
  id: string;
  group: string;
  reference: string;
  code: string;
  /** everything that is theirs alone, in small letters */
  words: string[];
}

type Group = typeof groups.$inferSelect;
const HOUR_MS = 3_600_000;

/** Two that are booked (one of them away for a week), one that asked, and as many as it takes until one waits; then one
 *  leaves, and somebody has an offer. */
export async function plantCanaries(store: Store, now: Date): Promise<CanaryFamily[]> {
  const rows = await store.read
    .select({ group: groups })
    .from(groups)
    .innerJoin(programmes, eq(programmes.id, groups.programme))
    .where(and(ne(groups.state, "closed"), eq(programmes.dropIn, false)))
    .orderBy(asc(groups.id));
  const families: CanaryFamily[] = [];
  for (const { group } of rows)
    await store.transaction(async (tx) => {
      const at = group.firstAt! <= now ? new Date(group.firstAt!.getTime() - HOUR_MS) : now;
      const setState = (state: Group["state"]) =>
        tx.update(groups).set({ state }).where(eq(groups.id, group.id));
      const add = async (talk: TalkReason[] = []) => {
        const made = await enter(tx, group, families.length, talk, at);
        families.push(made.family);
        return made;
      };
      await setState("published");
      const first = await add();
      const away = await add();
      await add(["age"]);
      let last = away.state;
      for (let more = 0; last === "booked" && more < 30; more++) last = (await add()).state;
      const [session] = await tx
        .select()
        .from(sessions)
        .where(and(eq(sessions.group, group.id), eq(sessions.week, 2)));
      await giveUpSession(tx, away.family.id, session!.id, "all", undefined, at);
      if (first.state === "booked") await cancelBooking(tx, first.family.id, { why: "cancelled" }, at);
      await setState(group.state);
    });
  return families;
}

/** In which states they are. */
export async function statesOf(store: Store, families: readonly CanaryFamily[]): Promise<Set<string>> {
  const ours = new Set(families.map((it) => it.id));
  const rows = await store.read.select({ id: bookings.id, state: bookings.state }).from(bookings);
  return new Set(rows.filter((it) => ours.has(it.id)).map((it) => it.state));
}

async function enter(tx: Tx, group: Group, nth: number, talk: TalkReason[], now: Date) {
  const id = randomToken();
  const [reference, code] = [randomReference(), randomCode()];
  const mark = `q${String(nth).padStart(4, "0")}x`;
  const phone = `01632961${String(nth).padStart(4, "0")}`;
  const word = (what: string) => `z${what}${mark}`;
  const due = "2027-05";
  const body: BookingBody = {
    ...{ callMe: word("name"), other: word("other"), lang: "en", speaks: "pl", interpreter: true },
    access: `I need ${word("need")}.`,
    contact: {
      ways: [
        {
          ...{ channel: "email" as const, to: `${word("mail")}@example.org`, when: [], note: word("note") },
          ...{ who: null, sayWho: false, sayInstead: word("instead"), voicemail: null },
        },
        {
          ...{ channel: "phone" as const, to: phone, when: [], note: "" },
          ...{ who: "onlyMe" as const, sayWho: true, sayInstead: "", voicemail: false },
        },
      ],
      ...{ comesBack: true, codeWord: word("code"), confirmedAt: now.toISOString() },
    },
    bundle: {
      seats: 1,
      children: [
        { months: 14, due: null, said: word("child"), creche: false },
        { months: null, due, said: word("baby"), creche: false },
      ],
      transport: 0,
    },
    agesOn: now.toISOString().slice(0, 10),
    transcript: [
      {
        question: "access",
        shown: { question: "What do you need?", answer: word("said") },
        english: { question: "What do you need?", answer: word("said") },
      },
    ],
  };
  const codeHash = sealHash({ table: "bookings", row: id }, code, now);
  const it = { id, reference, codeHash, group: group.id, body, via: "web" as const, talk };
  const { state } = await enterBooking(tx, it, now);
  if (state === "closed") throw new Error(`A canary found its group closed: ${group.id}`);
  const words = [mark, phone, reference, id, code].map((own) => own.toLowerCase());
  return { state, family: { id, group: group.id, reference, code, words } };
}
