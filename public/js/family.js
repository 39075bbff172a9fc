/** Improves family pages that already work without it. One small file, no dependencies. */

const exit = document.querySelector("[data-exit]");
/** aborted on leaving: nothing of this page is sent any more */
const leaving = new AbortController();

/** Blank first, then everything else: what is on the screen counts before what is on the network. */
function leave() {
  leaving.abort();
  document.title = "\u200b";
  for (const form of document.forms) form.reset();
  document.body.replaceChildren();
  // tells the server to destroy what was typed and the cookies that open it, while the browser moves on
  try {
    navigator.sendBeacon(location.pathname, new URLSearchParams({ leave: "1" }));
    history.replaceState(null, "", "/");
  } finally {
    location.replace(exit.dataset.exit);
  }
}

if (exit) {
  exit.addEventListener("submit", (event) => {
    event.preventDefault();
    leave();
  });

  // Shift three times in five seconds with nothing between: capitals while typing must not leave.
  // Never Escape: it stops pages loading and belongs to assistive technology.
  let presses = [];
  addEventListener("keydown", ({ key, repeat, timeStamp }) => {
    if (key !== "Shift") presses = [];
    else if (!repeat) presses = [...presses.filter((at) => timeStamp - at < 5000), timeStamp];
    if (presses.length === 3) leave();
  });
  addEventListener("pointerdown", () => (presses = []));

  // Back after leaving must show nothing, should the browser have kept the page all the same
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    document.body.replaceChildren();
    location.reload();
  });
}

document.querySelector("[data-errors]")?.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

for (const area of document.querySelectorAll("[data-max]"))
  countDown(area, () => area.dataset.max - area.value.length);

/** Says how much is left: at once to the eye, when typing pauses to a screen reader. */
function countDown(area, leftOf) {
  const shown = document.getElementById(`${area.id}-count`);
  const spoken = document.createElement("p");
  spoken.className = "visually-hidden";
  spoken.setAttribute("aria-live", "polite");
  shown.after(spoken);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  let pause;
  const say = () => {
    const left = leftOf();
    const text = left < 0 ? shown.dataset.over : shown.dataset.left;
    shown.textContent = text.replace("#", number.format(Math.abs(left)));
    shown.classList.toggle("field__count--over", left < 0);
  };
  say();
  area.addEventListener("input", () => {
    say();
    clearTimeout(pause);
    pause = setTimeout(() => (spoken.textContent = shown.textContent), 1000);
  });
}

const wordsIn = (text) => text.split(/\s+/u).filter((it) => /[\p{L}\p{N}]/u.test(it)).length;

/** Of one box of several that may hold so many words together: what the others leave it. Counted as the server counts. */
for (const area of document.querySelectorAll("[data-words]"))
  countDown(area, () => area.dataset.words - wordsIn(area.value));

for (const form of document.querySelectorAll("[data-keep]")) keepAlive(form);

/** Typing counts as being there: what is typed is kept for later, at most every so many seconds. */
function keepAlive(form) {
  const every = form.dataset.keep * 1000;
  let last = Date.now();
  let timer;
  let sending;
  leaving.signal.addEventListener("abort", () => {
    clearTimeout(timer);
    sending?.abort();
  });
  const keep = () => {
    timer = undefined;
    if (leaving.signal.aborted) return;
    last = Date.now();
    sending = new AbortController();
    const body = new URLSearchParams(new FormData(form));
    body.set("_keep", "1");
    fetch(form.getAttribute("action") || location.pathname, {
      method: "POST",
      body,
      redirect: "manual",
      signal: sending.signal,
    }).catch(() => {});
  };
  form.addEventListener("input", () => {
    timer ??= setTimeout(keep, Math.max(0, last + every - Date.now()));
  });
  // the real sending must not meet a keeping on its way
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    sending?.abort();
  });
}
