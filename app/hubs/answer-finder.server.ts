/** The finder on its own page: a clear answer is an address, anything else goes back to the box. */
import type { Db } from "../../db/client";
import { councils } from "../../db/schema/places";
import { paths } from "../paths";
import { findHubFor } from "./places.server";
import { UNKNOWN_COUNCIL, councilSlug } from "./council-slug";

export interface FinderSlip {
  page: "finder";
  typed: string;
  kind: "empty" | "unknown" | "ask" | "nearMiss" | "hubClosed";
  /** place names to choose from */
  offers: string[];
  /** hubs that might serve it; empty: all of them */
  hubs: string[];
  /** another council whose it might be */
  council: string | null;
}

/** How sure an answer is, as its address says it. */
export type Sure = "exact" | "likely" | "check" | "place";

/** @returns the address of the answer, or what to ask next */
export async function answerFinder(db: Db, typed: string): Promise<string | FinderSlip> {
  const found = await findHubFor(db, typed);
  const slip = (kind: FinderSlip["kind"], offers: string[] = []): FinderSlip => ({
    page: "finder",
    typed: typed.slice(0, 120),
    kind,
    offers,
    hubs: found.kind === "ask" ? found.hubs : [],
    council: found.kind === "ask" ? found.council : null,
  });
  switch (found.kind) {
    case "hub":
      return paths.foundHub(found.hub, found.sure);
    case "outside":
      return paths.foundOutside(found.council ? councilSlug(found.council) : UNKNOWN_COUNCIL);
    case "nearMiss":
      return slip(
        "nearMiss",
        found.places.map((it) => it.name),
      );
    case "ask":
      return slip(found.why === "hubClosed" ? "hubClosed" : "ask");
    case "empty":
    case "unknown":
      return slip(found.kind);
  }
}

/** The council an answer's address names. */
export async function findCouncilName(db: Db, slug: string): Promise<string | undefined> {
  const rows = await db.select().from(councils);
  return rows.find((it) => councilSlug(it.name) === slug)?.name;
}
