/** A process that reads one full database through the portal's own functions, as the pages of staff do, and says what
 *  each reading took. Its parent asks one thing after the other. */
import { and, eq, isNotNull } from "drizzle-orm";
import { clockSqlite, inDatabase, listenToPostgres } from "./in-database.js";
import { loadApp } from "./inbox-app.js";
import { makeRandom, WORDS } from "./inbox-words.js";

const WALKED = 1500;
const DEEP = 24;
/** What staff look for; of one word, and of several, any that a family wrote. */
const KINDS = ["reference", "name", "phone", "district", "word", "words"];
const COMMON = 100;
const RARE = 2000;
const TRIES = 3;
const TRIED_AGAIN = 50;

clockSqlite();
listenToPostgres();

const load = await loadApp();
const { store } = await load("app/db.server.ts");
const { listInbox, countNews } = await load("app/referrals/list-inbox.server.ts");
const { readInbox } = await load("app/referrals/inbox.server.ts");
const { searchRequests } = await load("app/referrals/search-requests.server.ts");
const { readFilter } = await load("app/referrals/inbox-filter.ts");
const { countWaits } = await load("app/referrals/waits.server.ts");
const { unseal } = await load("app/vault/seal.server.ts");
const { referrals, referralBodies } = await load("db/schema/referrals.ts");
const { staff, staffRoles } = await load("db/schema/staff.ts");

/** Everything but the line in the audit, whose time is the disk's. */
const withoutAudit = { ...store, transaction: () => Promise.resolve() };
const random = makeRandom(7);
const pick = (list) => list[Math.floor(random() * list.length)];
const filterOf = (query) => readFilter(new URLSearchParams(query));

async function colleague(role) {
  const [row] = await store.read
    .select({ id: staff.id, name: staff.name, role: staffRoles.role, hub: staffRoles.hub })
    .from(staffRoles)
    .innerJoin(staff, eq(staff.id, staffRoles.staff))
    .where(and(eq(staffRoles.role, role), isNotNull(staffRoles.hub)))
    .orderBy(staffRoles.hub)
    .limit(1);
  return { id: row.id, name: row.name, roles: [{ role: row.role, hub: row.hub }] };
}
const readers = {
  duty: await colleague("duty_worker"),
  manager: await colleague("service_manager"),
};

/** @returns what it took, ms, in all and inside the database */
async function timed(work) {
  inDatabase.ms = 0;
  const from = performance.now();
  await work();
  return { took: performance.now() - from, inDatabase: inDatabase.ms };
}

/** The first page of each reader's inbox, and pages spread over all that follow. */
async function findPages() {
  const pages = [];
  for (const [name, reader] of Object.entries(readers)) {
    const all = [];
    let after;
    do {
      const { next } = await listInbox(store.read, reader, filterOf(""), after, new Date());
      all.push(after);
      after = next;
    } while (after && all.length < WALKED);
    // the last page is not a whole one
    const whole = all.slice(1, -1);
    for (let i = 0; i < DEEP; i++) {
      pages.push({ name: `${name}First`, reader, after: undefined });
      pages.push({ name: `${name}Deep`, reader, after: whole[Math.floor((i * whole.length) / DEEP)] });
    }
  }
  return pages;
}

/** What workers type, taken from requests that there are. */
async function findTyped(count) {
  const chosen = await someRequests(count);
  const typed = [];
  for (const [i, { id, reference }] of chosen.entries()) {
    const [{ sealed }] = await store.read.select().from(referralBodies).where(eq(referralBodies.id, id));
    const body = unseal({ table: "referral_bodies", row: id }, sealed);
    const words = [...new Set(body.answers.help.split(" "))];
    const rare = words.filter((it) => WORDS.indexOf(it) >= RARE);
    const common = WORDS[Math.floor(random() * COMMON)];
    const kind = KINDS[i % KINDS.length];
    const text = {
      reference: () => reference,
      name: () => body.callMe,
      phone: () => body.contact.ways[0].to,
      district: () => body.district,
      word: () => pick(words),
      words: () => (random() < 0.5 ? `${pick(words)} ${pick(words)}` : `${common} ${pick(rare)}`),
    }[kind]();
    typed.push({ name: kind, text: text ?? body.callMe });
  }
  return typed;
}

/** Of requests all over the year: ids are drawn by chance, so those after a drawn one are too. */
async function someRequests(count) {
  const all = await store.read
    .select({ id: referrals.id, reference: referrals.reference })
    .from(referrals)
    .orderBy(referrals.id)
    .limit(count * 20);
  return Array.from({ length: count }, () => pick(all));
}

const state = {};
const TASKS = {
  async begin({ searches }) {
    state.pages = await findPages();
    state.typed = await findTyped(searches);
    state.turn = 0;
    return { engine: store.engine, pages: state.pages.length };
  },

  /** Every page once. */
  async list() {
    const found = [];
    for (const { name, reader, after } of state.pages) {
      const now = new Date();
      const shown = await timed(() => readInbox(withoutAudit, reader, { ...filterOf(""), after }, now));
      const order = await timed(() => listInbox(store.read, reader, filterOf(""), after, now));
      found.push({ name, shown, order });
    }
    return found;
  },

  /** The next so many things that are typed, each kind by either reader in turn. */
  async search({ count }) {
    const found = [];
    for (let i = 0; i < count; i++) {
      const at = state.turn++;
      const { name, text } = state.typed[at % state.typed.length];
      // there is an even number of kinds: by turns of all of them, or one reader would never look for words
      const reader = Math.floor(at / KINDS.length) % 2 ? readers.duty : readers.manager;
      found.push({ name, ...(await timed(() => searchRequests(withoutAudit, reader, text, new Date()))) });
    }
    return found;
  },

  /** As they are, with the line in the audit. */
  async audited({ count }) {
    const list = [];
    const search = [];
    for (let i = 0; i < count; i++) {
      const now = new Date();
      list.push(await timed(() => readInbox(store, readers.duty, filterOf(""), now)));
      search.push(await timed(() => searchRequests(store, readers.duty, pick(state.typed).text, now)));
    }
    return { list, search };
  },

  /** The slowest of so many words. The slowest at first sight are tried again, and each has its best: a neighbour's
   *  turn is no word's fault. */
  async worst({ words }) {
    const search = (word, reader) => timed(() => searchRequests(withoutAudit, reader, word, new Date()));
    const found = [];
    for (const word of WORDS.slice(0, words))
      for (const reader of Object.values(readers))
        found.push({ word, reader, took: (await search(word, reader)).took });
    const slow = found.sort((a, b) => b.took - a.took).slice(0, TRIED_AGAIN);
    for (const it of slow)
      for (let i = 1; i < TRIES; i++) it.took = Math.min(it.took, (await search(it.word, it.reader)).took);
    const [{ word, took }] = slow.sort((a, b) => b.took - a.took);
    return { word, took };
  },

  /** What else staff pages ask: lists that are narrowed, and what the header and an open inbox count. */
  async others({ queries }) {
    const found = {};
    const best = async (work) => {
      let least = { took: Infinity, inDatabase: 0 };
      for (let i = 0; i < TRIES; i++) {
        const it = await timed(work);
        if (it.took < least.took) least = it;
      }
      return least;
    };
    for (const [name, reader] of Object.entries(readers)) {
      const now = new Date();
      const hub = reader.roles[0].hub === "*" ? readers.duty.roles[0].hub : reader.roles[0].hub;
      const queriesOfHub = queries.map((it) => it.replace(/\$(\w+)/, `$1-${hub}`));
      for (const query of queriesOfHub)
        found[`${name} ${query}`] = await best(() => readInbox(withoutAudit, reader, filterOf(query), now));
      found[`${name} countNews`] = await best(() => countNews(store.read, reader, now));
      found[`${name} countWaits`] = await best(() => countWaits(store.read, reader, now));
    }
    return found;
  },
};

process.on("message", async ({ task, args }) => {
  try {
    process.send?.({ answer: await TASKS[task](args ?? {}) });
  } catch (error) {
    process.send?.({ failed: error.stack });
  }
});
process.on("disconnect", () => process.exit());
process.send?.({ answer: "ready" });
