/** Improves staff pages that already work without it. */
document.querySelector("[data-errors]")?.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// a register that this browser keeps, to be opened without signal
if (globalThis.indexedDB?.databases && !document.querySelector("[data-register-shell]"))
  void indexedDB.databases().then((all) => all.some((it) => it.name === "register") && lookAfterRegister());

/** Names are kept only while somebody is signed in; what was ticked is sent before somebody signs out. */
async function lookAfterRegister() {
  const { dropAll, dropNames, sendAll, tidy } = await import("./register-keep.js");
  const signOut = document.querySelector('form[action="/staff/sign-out"]');
  await tidy(signOut !== null);
  let done = false;
  signOut?.addEventListener("submit", async (event) => {
    if (done) return;
    event.preventDefault();
    const sent = await sendAll().catch(() => false);
    await (sent ? dropAll() : dropNames());
    done = true;
    // signing out empties everything this browser keeps: what could not be sent would be lost
    if (sent) signOut.requestSubmit();
    else location.assign("/staff/sign-in");
  });
}

const live = document.querySelector("[data-live]");
if (live) keepFresh(live);

/** The list follows what colleagues and families do. Focus, ticks and place stay where they are. */
function keepFresh(section) {
  const status = section.querySelector("[role=status]");
  const query = new URLSearchParams(location.search);
  query.set("since", section.dataset.since);
  let mark = section.dataset.mark;
  let wanted = mark;
  let asking = false;
  let changes;

  const say = (text) => {
    // said again only when it changes
    if (status.textContent !== text) status.textContent = text;
  };

  function listen() {
    changes = new EventSource(`${section.dataset.live}?${query}`);
    changes.addEventListener("list", ({ data }) => {
      const told = JSON.parse(data);
      say(told.text);
      wanted = told.mark;
      if (!asking) void ask();
    });
    // it is told not to ask again, or what stands between answered in its place
    changes.addEventListener("error", () => {
      if (changes.readyState !== EventSource.CLOSED) return;
      say(section.dataset.stopped);
      if (!asking) void ask();
      setTimeout(listen, 30_000);
    });
  }

  /** Asks for the list until it is the one that was told of. */
  async function ask() {
    asking = true;
    const asked = wanted;
    try {
      // it asks by itself, so it must not keep a session alive
      const answer = await fetch(location.href, { headers: { "X-Quiet": "1" } });
      // the session has ended: names must not stay on the screen
      if (answer.redirected) return location.reload();
      if (!answer.ok) throw new Error("No list");
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-live]");
      if (fresh.dataset.mark !== mark)
        replace(section.querySelector("[data-live-list]"), fresh.querySelector("[data-live-list]"));
      refreshBanner(page);
      mark = fresh.dataset.mark;
      asking = false;
      // it changed again meanwhile
      if (wanted !== asked) void ask();
    } catch {
      say(section.dataset.stopped);
      setTimeout(ask, 10_000);
    }
  }

  listen();
  addEventListener("pagehide", () => changes.close());
}

/** What waits too long is said above every page. */
function refreshBanner(page) {
  const [old, fresh] = [document, page].map((it) => it.querySelector(".staff-waits"));
  if (old && fresh) old.replaceWith(fresh);
  else if (old) old.remove();
  else if (fresh) document.querySelector(".staff-nav")?.before(fresh);
}

/** By its id or its address: the row may stand elsewhere now. */
const nameOf = (element) =>
  element.id
    ? `#${CSS.escape(element.id)}`
    : element.name
      ? `[name="${CSS.escape(element.name)}"]`
      : element.getAttribute("href") && `[href="${CSS.escape(element.getAttribute("href"))}"]`;

function replace(old, fresh) {
  const ticked = [...old.querySelectorAll("input:checked")].map((it) => it.value);
  const held = old.contains(document.activeElement) ? document.activeElement : null;
  const [name, top] = held ? [nameOf(held), held.getBoundingClientRect().top] : [];
  for (const box of fresh.querySelectorAll("input[type=checkbox]")) box.checked = ticked.includes(box.value);
  old.replaceWith(fresh);
  const again = name && fresh.querySelector(name);
  if (!again) return;
  again.focus({ preventScroll: true });
  scrollBy(0, again.getBoundingClientRect().top - top);
}
