/** "Where do you live?": a postcode, town or village, or a hub, or neither. What was typed is worked out on the
 *  server before this reads it, and is not kept: the answer holds the hub and the postcode district. */
import { z } from "zod";
import type { Parsed, Question, Typed } from "../questions/question";

/** Answers that are not a hub. */
export const NO_PLACE = ["ratherNotSay", "noAddress", "notSure"] as const;

export interface Place {
  /** null: the shared queue */
  hub: string | null;
  hubName: string | null;
  how: "found" | "check" | "chosen" | "outside" | (typeof NO_PLACE)[number];
  /** council, where the family lives outside the area */
  council: string | null;
  district: string | null;
}

interface PlaceWords {
  label: string;
  hint?: string;
  errors: Record<"required" | "ask" | "nearMiss" | "unknown" | "hubClosed", string>;
  parts: Record<"or" | "hub" | (typeof NO_PLACE)[number], string>;
  said: Record<Place["how"], string>;
}

/** What the server worked out, put beside what was typed as JSON. */
const worked = z.object({
  typed: z.string(),
  kind: z.enum(["place", "ask", "nearMiss", "unknown", "hubClosed"]),
  place: z
    .object({
      hub: z.string().nullable(),
      hubName: z.string().nullable(),
      how: z.enum(["found", "check", "outside"]),
      council: z.string().nullable(),
      district: z.string().nullable(),
    })
    .optional(),
  /** spellings to offer for a near miss, hubs to offer where the place could be in several */
  offers: z.array(z.string()).default([]),
  hubs: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type WorkedOut = z.infer<typeof worked>;

/** @returns undefined where the server has not worked anything out yet */
export function readWorkedOut(typed: Typed): WorkedOut | undefined {
  const json = typed("found")[0];
  return json ? worked.parse(JSON.parse(json)) : undefined;
}

function read(typed: Typed): Parsed<Place> {
  const pick = typed("pick")[0] ?? "";
  const found = readWorkedOut(typed);
  const district = found?.place?.district ?? null;
  const hub = found?.hubs.find((it) => it.id === pick);
  // whoever chose a hub knows better than we do
  if (hub)
    return { ok: true, value: { hub: hub.id, hubName: hub.name, how: "chosen", council: null, district } };
  const none = NO_PLACE.find((it) => it === pick);
  // who would rather not say is not asked by the back door either
  if (none)
    return { ok: true, value: { hub: null, hubName: null, how: none, council: null, district: null } };
  if (!found?.typed) return { ok: false, slips: [{ part: "where", code: "required" }] };
  if (found.place) return { ok: true, value: found.place };
  return { ok: false, slips: [{ part: "where", code: found.kind }] };
}

export function place(): Question<Place, PlaceWords> {
  return {
    control: "place",
    optional: false,
    parts: ["where", "offer", "pick", "found"],
    look: { max: 120 },
    read,
    say: (value, { said }) =>
      said[value.how].replace("{{hub}}", value.hubName ?? "").replace("{{council}}", value.council ?? ""),
  };
}
