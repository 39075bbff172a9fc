/** Opens one register without signal: from what the page put into its cache, which holds no name. Everything else it
 *  leaves alone. Its scope is that page's own address, and its cache is named by it. */
const page = new URL(self.registration.scope).pathname;
const cacheName = `register ${page}`;
/** A signal too weak to bring the page is none. */
const PATIENCE_MS = 6_000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (pathname === page && search === "") event.respondWith(networkElse(request, `${page}?shell`));
  } else if (/^\/(js|styles)\/|^\/favicon/.test(pathname)) event.respondWith(networkElse(request, request));
});

async function networkElse(request, kept) {
  const cancel = new AbortController();
  const timer = setTimeout(() => cancel.abort(), PATIENCE_MS);
  try {
    return await fetch(request, { signal: cancel.signal });
  } catch (error) {
    const cache = await caches.open(cacheName);
    const found = await cache.match(kept, { ignoreVary: true });
    if (found) return found;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
