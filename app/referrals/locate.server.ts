/** Works out the hub of a typed place inside the form. What was typed stays in the sealed draft and goes with it. */
import { store } from "../db.server";
import { findHubFor } from "../hubs/places.server";
import { listHubs } from "../hubs/hubs.server";
import { fieldName } from "../questions/journey";
import type { Prepare } from "../questions/steps.server";
import type { WorkedOut } from "./place.question";

const WHERE = fieldName("place", "where");
const OFFER = fieldName("place", "offer");
const PICK = fieldName("place", "pick");
const FOUND = fieldName("place", "found");

/** Puts what the finder says beside what was typed; whatever the browser sent there itself is thrown away. */
export const locatePlace: Prepare = async (raw, before) => {
  if (!(WHERE in raw)) return raw;
  // one of the names offered for a near miss was pressed
  const typed = raw[OFFER]?.[0] ?? raw[WHERE]?.[0] ?? "";
  const worked = await workOut(typed.trim());
  // a hub chosen for an earlier place does not speak for the one typed now, and cannot be un-chosen by hand
  const picked = raw[PICK]?.[0] ?? "";
  const stale = typed.trim() !== "" && typed !== before[WHERE]?.[0] && picked === before[PICK]?.[0];
  const pick = stale || raw[OFFER]?.[0] ? [] : [picked];
  return { ...raw, [WHERE]: [typed], [OFFER]: [], [PICK]: pick, [FOUND]: [JSON.stringify(worked)] };
};

async function workOut(typed: string): Promise<WorkedOut> {
  const all = await listHubs(store.read);
  const hubs = all.map(({ id, name }) => ({ id, name }));
  const base = { typed: typed.slice(0, 120), hubs, offers: [] };
  const found = await findHubFor(store.read, typed);
  switch (found.kind) {
    case "hub": {
      const hubName = all.find((it) => it.id === found.hub)?.name ?? null;
      const how = found.sure === "check" ? "check" : "found";
      return {
        ...base,
        kind: "place",
        place: { hub: found.hub, hubName, how, council: null, district: found.district },
      };
    }
    case "outside": {
      const { council, district } = found;
      return {
        ...base,
        kind: "place",
        place: { hub: null, hubName: null, how: "outside", council, district },
      };
    }
    case "nearMiss":
      return { ...base, kind: "nearMiss", offers: found.places.map((it) => it.name) };
    case "ask":
      return { ...base, kind: found.why === "hubClosed" ? "hubClosed" : "ask" };
    case "empty":
    case "unknown":
      return { ...base, kind: "unknown" };
  }
}
