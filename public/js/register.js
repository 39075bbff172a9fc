/** The register on a phone: each tick is locked away on the phone at once, and sent as soon as there is signal. The page
 *  works without this script, by its button. */
import {
  canKeep,
  dropNames,
  dropRegister,
  isAnythingKept,
  keepList,
  keepMark,
  keepShell,
  readList,
  readMarks,
  sendMarks,
} from "./register-keep.js";

const page = location.pathname;
const AGAIN_MS = 15_000;
const shell = document.querySelector("[data-register-shell]");

const find = (name) => document.querySelector(`[data-register${name}]`);
const section = () => find("");

function say(what, time = "") {
  const status = find("-status");
  const text = what && section().dataset[what].replace("#", time);
  if (status && status.textContent !== text) status.textContent = text;
}

const clock = (at) =>
  at.toLocaleTimeString(document.documentElement.lang || "en-GB", { hour: "numeric", minute: "2-digit" });

/** Everybody is marked who was expected. */
const isWhole = () =>
  [...section().querySelectorAll("fieldset:not([data-away])")].every((it) =>
    it.querySelector("input:checked"),
  );

const show = ({ booking, mark }) => {
  const radio = document.getElementById(`${mark}-${booking}`);
  if (radio) radio.checked = true;
};

async function keep() {
  const { outerHTML, dataset } = section();
  await keepList(page, outerHTML, Number(dataset.until));
}

/** The page as the server has it now, in place of this one; focus stays where it is. */
function refresh(fresh) {
  const held = document.activeElement?.id;
  const news = fresh.querySelector("[data-register]");
  if (!news) return;
  section().replaceWith(news);
  if (held) document.getElementById(held)?.focus({ preventScroll: true });
}

const pending = async () => ((await isAnythingKept()) ? await readMarks(page) : []);

let sending = false;
let again = false;
/** One sending at a time; what is ticked meanwhile goes with the next. */
async function send() {
  again = true;
  if (sending) return;
  sending = true;
  try {
    while (again) {
      again = false;
      if ((await pending()).length > 0) await sendNow();
    }
  } finally {
    sending = false;
  }
}

async function sendNow() {
  try {
    const fresh = await sendMarks(page);
    if (fresh === "signIn") {
      // nobody is signed in: names must not stay on the phone. What was ticked does, and holds none
      await dropNames();
      return say("signIn");
    }
    // ticked while the others were on their way
    if ((await pending()).length > 0) return void (again = true);
    refresh(fresh);
    // a phone without signal can open the list until everybody has been marked; then nothing of it is left
    if (isWhole()) await dropRegister(page);
    else await keep();
    say("sent", clock(new Date()));
  } catch {
    say("waiting");
  }
}

let refused = false;
document.addEventListener("change", async ({ target }) => {
  const booking = /^mark-(.+)$/.exec(target.name ?? "")?.[1];
  if (!booking || refused || !canKeep()) return;
  try {
    await keepMark(page, booking, target.value);
    await keep();
  } catch {
    // a browser that is full, or keeps nothing: the button sends what is ticked
    refused = true;
    return say("cannot");
  }
  say("waiting");
  await send();
});

document.addEventListener("submit", (event) => {
  if (!event.target.closest("[data-register-form]") || refused || !canKeep()) return;
  event.preventDefault();
  void send();
});

/** Without signal nothing in the page's own HTML says who was marked: it is put in from what was kept. */
async function openKept() {
  const html = await readList(page);
  if (!html) {
    find("-empty").hidden = false;
    return false;
  }
  shell.innerHTML = html;
  // what needs signal to do anything
  for (const it of shell.querySelectorAll("[data-register-online]")) it.remove();
  return true;
}

async function begin() {
  if (!canKeep()) return section() && say("cannot");
  if (shell && !(await openKept())) return;
  const marks = await pending();
  marks.forEach(show);
  if (shell) say(marks.length > 0 ? "waiting" : "offline");
  else await keepOpened(marks);
  await send();
}

/** With signal: made ready for when there is none. */
async function keepOpened(marks) {
  const open = section().querySelector("fieldset:not([disabled])");
  if (!open || (marks.length === 0 && isWhole())) {
    if (await isAnythingKept()) await dropRegister(page);
    return;
  }
  const used = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")];
  try {
    await keepShell(page, [...used.map((it) => it.src ?? it.href), "/js/register-keep.js"]);
    await keep();
    say(marks.length > 0 ? "waiting" : "kept");
  } catch {
    say("cannot");
  }
}

addEventListener("online", () => void send());
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void send());
setInterval(() => void send(), AGAIN_MS);
void begin();
