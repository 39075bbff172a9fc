/** A year of made-up requests, as a service holds them: most have ended, and what is open came in the last weeks. The
 *  same shares whatever their number, so that what is open grows with it. */
import { drawName, drawWord, makeRandom, NAMES, WORDS } from "./inbox-words.js";

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const MONTHS = 12;
/** of the newest requests, and how many of those are open: three in a hundred of all */
const RECENT = 0.06;
const OPEN_OF_RECENT = 0.5;
const SHARED_QUEUE = 0.03;
const URGENT = 0.05;
/** Every so many requests, whether the portal would find the same words in them. */
const CHECKED = 5000;

/** As the app's, which does not give it away. */
const SPEAKABLE = "34679CDFGHJKMNPQRTWX";
const REFERENCES = SPEAKABLE.length ** 8;

/** Unlike random ones no two are the same. @param {number} i */
function referenceOf(i) {
  let left = (i * 7_368_787 + 1_234_567_891) % REFERENCES;
  let reference = "";
  for (let at = 0; at < 8; at++) {
    reference += SPEAKABLE[left % SPEAKABLE.length];
    left = Math.floor(left / SPEAKABLE.length);
  }
  return reference;
}

/** Too long to be anybody's. @param {number} i */
export const phoneOf = (i) => `01632 96${String((i * 7_368_787) % 1e8).padStart(8, "0")}`;

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Looks like the app's tokens; asking the system for chance a million times takes longer than all else.
 *  @param {() => number} random */
function drawId(random) {
  let id = "";
  for (let at = 0; at < 22; at++) id += LETTERS[Math.floor(random() * LETTERS.length)];
  return id;
}

const line = (question, label, answer) => ({
  question,
  shown: { question: label, answer },
  english: { question: label, answer },
});
/** Every request has these words too. */
const SAME = [
  line("reach", "How can we reach you?", "By phone"),
  line("children", "How old are your children?", "7"),
  line("language", "Which language shall we use?", "English"),
];

function bodyOf({ name, phone, district, text, at }) {
  const way = { channel: "phone", to: phone, when: ["morning"], note: "", who: "onlyMe", sayWho: false };
  return {
    callMe: name,
    lang: "en",
    contact: {
      ways: [{ ...way, sayInstead: "", voicemail: false }],
      comesBack: true,
      codeWord: "",
      confirmedAt: at.toISOString(),
    },
    transcript: [
      line("help", "What would help?", text),
      line("phoneNumber", "Your number", phone),
      line("place", "Where do you live?", `${district} 1AA`),
      ...SAME,
    ],
    dangerWords: [],
    district,
    answers: { callMe: name, help: text, phoneNumber: phone },
  };
}

/** What became of it so far. @param {() => number} random @param {Date} at when it came @param {string} worker
 *  @param {boolean} open @param {Date} now */
function standOf(random, at, worker, open, now) {
  const after = (hours) => new Date(Math.min(at.getTime() + hours * HOUR, now.getTime()));
  const due = (days) => new Date(at.getTime() + days * DAY);
  const stand = { state: "contacted", dueAt: due(14 + random() * 7), unread: false, openedAt: after(2) };
  const contacted = Object.assign(stand, { firstContactAt: after(8), takenBy: worker, takenAt: after(3) });
  if (!open) {
    const outcome = ["support", "group", "advice", "notWanted"][Math.floor(random() * 4)];
    return Object.assign(contacted, {
      ...{ done: 1, state: "closed", closedAt: after(24 + random() * 240), outcome },
    });
  }
  const kind = random();
  const soon = due(1 + random() * 2);
  if (kind < 0.45) return { state: "new", unread: true, unreadSince: at, news: "request", dueAt: soon };
  contacted.leaseUntil = new Date(now.getTime() + DAY);
  if (kind < 0.6) return Object.assign(contacted, { state: "taken", dueAt: soon, firstContactAt: null });
  if (kind < 0.7) {
    const since = new Date(at.getTime() + random() * (now.getTime() - at.getTime()));
    return Object.assign(contacted, { unread: true, unreadSince: since, news: "message" });
  }
  return kind < 0.8 ? Object.assign(contacted, { pausedAt: after(9), pauses: 1 }) : contacted;
}

/**
 * @typedef {{ hubs: string[], workers: Record<string, string[]>, labels: Record<string, string[]> }} Service
 *   workers: staff ids by hub; labels: ids by hub, one that is often used and one that is hardly
 * @typedef {{ row: Record<string, unknown>, sealed: string, terms: string[], labels: string[] }} Made
 */

/**
 * In the order in which they came. Each has about three quarters of `wordsEach` different words, and seven others.
 * @param {number} count @param {number} wordsEach @param {Service} service @param {Date} now
 * @param {Record<string, any>} app `seal`, `sealAskFor`, `searchTerm`, `searchWords`, `currentKey` and `rankOf`
 * @returns {Generator<Made>}
 */
export function* makeRequests(count, wordsEach, { hubs, workers, labels }, now, app) {
  const random = makeRandom(count);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const begun = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MONTHS + 1, 1);
  const step = (now.getTime() - HOUR - begun) / count;
  const termsOf = termsByMonth(app.searchTerm);
  for (let i = 0; i < count; i++) {
    const at = new Date(Math.floor(begun + step * (i + random())));
    const id = drawId(random);
    const hub = random() < SHARED_QUEUE ? null : pick(hubs);
    const open = i >= count * (1 - RECENT) && random() < OPEN_OF_RECENT;
    const urgent = random() < URGENT;
    const stand = standOf(random, at, pick(workers[hub ?? hubs[0]]), open, now);
    const { pausedAt = null, firstContactAt = null, unread, dueAt } = stand;
    // an alarm that falls due while pages are measured would be work that no other round has
    const alarmAt = open && dueAt.getTime() > now.getTime() + HOUR ? dueAt : null;
    const { month } = app.currentKey(at);

    const words = Array.from({ length: wordsEach }, () => drawWord(random));
    const body = bodyOf({
      ...{ name: NAMES[drawName(random)], phone: phoneOf(i), district: `ML${1 + (i % 12)}`, at },
      text: words.map((it) => WORDS[it]).join(" "),
    });
    const found = [...new Set(words)];
    const others = otherWords(body);
    if (i % CHECKED === 0) checkWords(app.searchWords, body, [...found.map((it) => WORDS[it]), ...others]);
    const terms = termsOf(month);

    const [often, seldom] = hub ? labels[hub] : [];
    yield {
      row: Object.assign(stand, {
        ...{ id, reference: referenceOf(i), hub, urgent, receivedAt: at, alarmAt, via: "web" },
        ...{ rank: app.rankOf({ urgent, unread, pausedAt, firstContactAt }), done: stand.done ?? 0 },
        askFor: app.sealAskFor(id, body, at),
        ...{ pauses: stand.pauses ?? 0, pausedMinutes: 0, reindex: false, codeHash: `${month}.${id}` },
      }),
      sealed: app.seal({ table: "referral_bodies", row: id }, body, at),
      terms: [...found.map(terms.ofWord), ...others.map(terms.of)],
      labels: [
        ...(often && open && i % 5 === 0 ? [often] : []),
        ...(seldom && i % 4999 === 0 ? [seldom] : []),
      ],
    };
  }
}

/** What the portal finds in a body beside the long text; quicker, because it knows what stands there. */
const otherWords = ({ callMe, district, contact }) => [
  ...[callMe, district.toLowerCase(), contact.ways[0].to.replace(" ", "")],
  ...["1aa", "by", "phone", "english"],
];

/** As `index-requests.server.ts` reads a body. */
function checkWords(searchWords, { callMe, district, contact, transcript }, found) {
  const answers = transcript.flatMap((it) => [it.shown.answer, it.english.answer]);
  const wanted = searchWords(callMe, district, contact.ways[0].to, ...answers);
  if (wanted.sort().join() !== found.sort().join()) throw new Error("The portal finds other words");
}

/** The app's terms, each made once: by far most of the time would go into them. */
function termsByMonth(searchTerm) {
  const months = new Map();
  return (month) => {
    if (months.has(month)) return months.get(month);
    const words = Array(WORDS.length);
    const others = new Map();
    const terms = {
      /** @param {number} at in WORDS */
      ofWord: (at) => (words[at] ??= searchTerm(WORDS[at], month)),
      of: (word) => {
        // a telephone number does not come again
        if (/^\d/.test(word)) return searchTerm(word, month);
        if (!others.has(word)) others.set(word, searchTerm(word, month));
        return others.get(word);
      },
    };
    months.set(month, terms);
    return terms;
  };
}
