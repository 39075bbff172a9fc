/** Improves staff pages that already work without it. */
document.querySelector("[data-errors]")?.focus();

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

const live = document.querySelector("[data-live]");
if (live) keepFresh(live);

/** The list follows what colleagues and families do. Focus, ticks and place stay where they are. */
function keepFresh(section) {
  const changes = new EventSource(section.dataset.live + location.search);
  const status = section.querySelector("[role=status]");
  let mark = section.dataset.mark;
  let asking = false;

  changes.addEventListener("list", async ({ data }) => {
    const told = JSON.parse(data);
    // said again only when it changes
    if (status.textContent !== told.text) status.textContent = told.text;
    if (told.mark === mark || asking) return;
    asking = true;
    try {
      // it asks by itself, so it must not keep a session alive
      const answer = await fetch(location.href, { headers: { "X-Quiet": "1" } });
      if (!answer.ok || answer.redirected) return changes.close();
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-live]");
      if (!fresh) return;
      mark = fresh.dataset.mark;
      replace(section.querySelector("[data-live-list]"), fresh.querySelector("[data-live-list]"));
      refreshBanner(page);
    } catch {
      // the next change tries again
    } finally {
      asking = false;
    }
  });
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
