/** A process that puts made-up groups into an empty database of the portal, named by its environment.
 *    node groups-fill.js GROUPS SESSIONS_OF_EACH */
import { loadApp } from "./inbox-app.js";

const [count, weeks] = process.argv.slice(2).map(Number);
const DAY = 24 * 60 * 60_000;
const HOUR = 60 * 60_000;
const PROGRAMMES = 19;
const TIMES = [10, 13, 18];
const PARTS = ["morning", "afternoon", "evening"];

const now = new Date();
const load = await loadApp();
const { store } = await load("app/db.server.ts");
const { seedExample } = await load("app/seed.server.ts");
const { hubs: hubsTable } = await load("db/schema/hubs.ts");
const { groups, programmes, rooms, sessions } = await load("db/schema/groups.ts");

await seedExample(store, now);
const hubs = (await store.read.select({ id: hubsTable.id }).from(hubsTable)).map((it) => it.id);

const programmeOf = (i) => ({
  ...{
    id: `bench-${i}`,
    name: `Programme ${i}`,
    summary: "Play, songs and a rest for you.",
    position: 100 + i,
  },
  ...{ forWhom: "Parents and carers", sessionIs: "We have tea first.", length: "12 weeks", runBy: "The hub" },
  ...{ accredited: i % 2 === 0, dropIn: i === 18, askFirst: i === 17, expecting: i === 16 },
  ...{ fromMonths: i % 6 === 0 ? null : (i % 6) * 12, toMonths: i % 6 === 0 ? null : (i % 6) * 12 + 35 },
  ...{ fromWeeks: null, toWeeks: null, youngPeople: false, example: true, active: true },
});
const roomOf = (hub) => ({
  ...{ id: `room-${hub}`, hub, name: "The garden room", address: ["1 Example Street"], seats: 12 },
  ...{ directions: "Two minutes from the bus.", access: "No steps.", example: true, active: true },
});

/** In the next eleven weeks, on any weekday, at one of three times. */
function groupOf(i) {
  const hub = hubs[i % hubs.length];
  const time = i % TIMES.length;
  const first = new Date(Math.floor(now.getTime() / DAY) * DAY + (1 + (i % 77)) * DAY + TIMES[time] * HOUR);
  return {
    ...{ id: `g${i}`, programme: `bench-${i % PROGRAMMES}`, hub, room: `room-${hub}`, online: i % 9 === 0 },
    ...{ joinBy: "", hideVenue: i % 5 === 0, language: i % 40 === 0 ? "pl" : "en", note: "", leads: "Orla" },
    ...{ seats: 12, crechePlaces: i % 3 ? 0 : 6, crecheStaff: 2, transportSeats: 0, askFirst: false },
    ...{ state: "published", firstAt: first, lastAt: new Date(first.getTime() + (weeks - 1) * 7 * DAY) },
    ...{ weekday: (first.getUTCDay() + 6) % 7, dayPart: PARTS[time], seatsLeft: i % 13, crecheLeft: i % 4 },
    ...{ feedbackKey: `k${i}`, example: true, createdAt: now },
  };
}
const sessionsOf = ({ id, firstAt }) =>
  Array.from({ length: weeks }, (_, at) => {
    const startsAt = new Date(firstAt.getTime() + at * 7 * DAY);
    const endsAt = new Date(startsAt.getTime() + 2 * HOUR);
    return { id: `${id}-${at}`, group: id, week: at + 1, startsAt, endsAt, state: "planned" };
  });

await store.transaction(async (tx) => {
  await tx.insert(programmes).values(Array.from({ length: PROGRAMMES }, (_, i) => programmeOf(i)));
  await tx.insert(rooms).values(hubs.map(roomOf));
  for (let i = 0; i < count; i++) {
    const group = groupOf(i);
    await tx.insert(groups).values(group);
    await tx.insert(sessions).values(sessionsOf(group));
  }
});
await store.close();
// its Vite would keep it alive
process.exit();
