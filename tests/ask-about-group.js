/** Fills the data folder of a portal that is under way with a family that asks about a group, and prints its reference.
 *  A process of its own: what is sealed needs that portal's keys. Run with its DATA_DIR. */
import { resolve } from "node:path";
import { createServer } from "vite";

const vite = await createServer({
  root: resolve(import.meta.dirname, ".."),
  configFile: false,
  logLevel: "error",
  appType: "custom",
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});
const load = (/** @type {string} */ file) => vite.ssrLoadModule(`/${file}`);
const { store } = await load("app/db.server.ts");
const { enterBooking } = await load("app/groups/enter-booking.server.ts");
const { aGroup } = await load("tests/support/groups.ts");
const { aBooking, aWay } = await load("tests/support/bookings.ts");

const now = new Date();
const starts = new Date(now.getTime() + 14 * 86_400_000);
const contact = { ways: [aWay()], comesBack: true, codeWord: "", confirmedAt: now.toISOString() };
const reference = await store.transaction(async (/** @type {unknown} */ tx) => {
  const group = await aGroup(tx, { starts });
  const booking = aBooking(group.id, { callMe: "Bellatrix", contact, talk: ["unsure"] });
  await enterBooking(tx, booking, now);
  return booking.reference;
});
process.stdout.write(reference);
await store.close();
await vite.close();
