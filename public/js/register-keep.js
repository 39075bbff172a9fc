/** What a phone keeps of registers: locked with a key that no script can take out of the browser. Three stores: the key,
 *  the list of each register by its page's address, and marks that were not sent yet, which hold no name. */
const NAME = "register";
const STORES = ["keys", "lists", "marks"];

export const canKeep = () =>
  !!(globalThis.crypto?.subtle && globalThis.indexedDB && globalThis.caches && navigator.serviceWorker);

const cacheOf = (page) => `register ${page}`;

/** @returns whether anything is kept, without making a place for it */
export async function isAnythingKept() {
  if (!canKeep()) return false;
  // a browser that cannot list them makes an empty one
  return !indexedDB.databases || (await indexedDB.databases()).some((it) => it.name === NAME);
}

let opened;
function open() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => STORES.forEach((it) => asked.result.createObjectStore(it));
    asked.onsuccess = () => {
      // another page that removes it all must not wait for this one
      asked.result.onversionchange = () => {
        asked.result.close();
        opened = undefined;
      };
      resolve(asked.result);
    };
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

/** @param work gets the store and gives a request. @returns its result once it is on the disk */
async function withStore(name, mode, work) {
  const db = await open();
  return new Promise((resolve, reject) => {
    const tx = db.transaction(name, mode, { durability: "strict" });
    const asked = work(tx.objectStore(name));
    tx.oncomplete = () => resolve(asked.result);
    tx.onerror = tx.onabort = () => reject(tx.error);
  });
}

async function getKey() {
  const known = await withStore("keys", "readonly", (store) => store.get("key"));
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  await withStore("keys", "readwrite", (store) => store.put(made, "key"));
  return made;
}

async function lock(value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return { iv, locked: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await getKey(), bytes) };
}

async function unlock({ iv, locked }) {
  const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await getKey(), locked);
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** @param html of the register. @param until ms since 1970; afterwards it is not shown any more, and removed */
export async function keepList(page, html, until) {
  const kept = await lock({ html });
  await withStore("lists", "readwrite", (store) => store.put({ ...kept, until }, page));
}

/** @returns the register's HTML; undefined where none is kept, or it was kept long enough */
export async function readList(page, now = Date.now()) {
  const kept = await withStore("lists", "readonly", (store) => store.get(page));
  if (!kept) return undefined;
  if (kept.until <= now) return void (await dropList(page));
  return (await unlock(kept)).html;
}

const dropList = (page) => withStore("lists", "readwrite", (store) => store.delete(page));

/** One mark, until it is sent. @returns it, with the key that names it */
export async function keepMark(page, booking, mark) {
  const it = { key: crypto.randomUUID(), page, booking, mark, at: Date.now() };
  const kept = await lock(it);
  await withStore("marks", "readwrite", (store) => store.put(kept, it.key));
  return it;
}

/** @param page only those of this register; left out: of all. @returns marks that were not sent, oldest first */
export async function readMarks(page) {
  const kept = await withStore("marks", "readonly", (store) => store.getAll());
  const marks = await Promise.all(kept.map(unlock));
  return marks.filter((it) => !page || it.page === page).sort((a, b) => a.at - b.at);
}

/** Sends what is not sent of one register. @returns the page it leads to, as a document; "none" where there was nothing
 *  to send; "signIn" where the session has ended; throws where there is no signal */
export async function sendMarks(page) {
  const marks = await readMarks(page);
  if (marks.length === 0) return "none";
  const form = new URLSearchParams();
  for (const { key, booking, mark, at } of marks)
    form.append("marked", `${key} ${booking} ${mark} ${Math.max(0, Date.now() - at)}`);
  const answer = await fetch(page, { method: "POST", body: form });
  // only a page that shows the register has taken them
  if (!answer.ok) throw new Error("Not taken");
  if (new URL(answer.url).pathname !== page) return "signIn";
  for (const { key } of marks) await withStore("marks", "readwrite", (store) => store.delete(key));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Sends all that is not sent. @returns whether nothing is left */
export async function sendAll() {
  for (const page of new Set((await readMarks()).map((it) => it.page))) await sendMarks(page);
  return (await readMarks()).length === 0;
}

/** What opens this page without signal. */
export async function keepShell(page, addresses) {
  const cache = await caches.open(cacheOf(page));
  await cache.addAll([`${page}?shell`, ...addresses]);
  await navigator.serviceWorker.register("/js/register-worker.js", { scope: page });
}

/** Removes one register; and with the last of them, and nothing left to send, everything. */
export async function dropRegister(page) {
  await dropList(page);
  await caches.delete(cacheOf(page));
  const worker = await navigator.serviceWorker.getRegistration(page);
  if (worker && new URL(worker.scope).pathname === page) await worker.unregister();
  const lists = await withStore("lists", "readonly", (store) => store.count());
  const marks = await withStore("marks", "readonly", (store) => store.count());
  if (lists + marks === 0) await dropAll();
}

/** What was kept long enough; and where nobody is signed in, every name. */
export async function tidy(signedIn) {
  if (!(await isAnythingKept())) return;
  if (!signedIn) return dropNames();
  const pages = await withStore("lists", "readonly", (store) => store.getAllKeys());
  for (const page of pages) await readList(page);
}

/** The names alone: marks that could not be sent stay, and hold none. */
export const dropNames = () => withStore("lists", "readwrite", (store) => store.clear());

/** Every register, sent or not. */
export async function dropAll() {
  if (opened) (await opened).close();
  opened = undefined;
  await new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(NAME);
    asked.onsuccess = asked.onerror = asked.onblocked = resolve;
  });
  for (const name of await caches.keys()) if (name.startsWith("register ")) await caches.delete(name);
  for (const it of await navigator.serviceWorker.getRegistrations())
    if (/\/register\//.test(new URL(it.scope).pathname)) await it.unregister();
}
