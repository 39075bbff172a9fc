/** What of a group's bookings is shown, as it stands in the address. */
import type { ListedBooking } from "../groups/list-bookings.server";

export const SHOWS = ["running", "booked", "list", "asked", "ended"] as const;
export const NEEDS = ["creche", "transport", "access", "language"] as const;
export interface BookingListFilter {
  show: (typeof SHOWS)[number];
  /** "": whatever they need */
  need: (typeof NEEDS)[number] | "";
}

export function readBookingListFilter(query: URLSearchParams): BookingListFilter {
  return {
    show: SHOWS.find((it) => it === query.get("show")) ?? "running",
    need: NEEDS.find((it) => it === query.get("need")) ?? "",
  };
}

export function bookingListQuery({ show, need }: BookingListFilter): string {
  const named = Object.entries({ show: show === "running" ? "" : show, need }).filter(([, it]) => it !== "");
  const query = new URLSearchParams(named).toString();
  return query && `?${query}`;
}

type Stands = Pick<ListedBooking, "state">;

/** Which part of the page it stands in. */
export const partOf = ({ state }: Stands): "booked" | "list" | "asked" | "ended" => {
  if (state === "waiting" || state === "offered" || state === "paused") return "list";
  return state;
};

export const isShown = (it: ListedBooking, { show, need }: BookingListFilter): boolean =>
  (show === "running" ? it.state !== "ended" : partOf(it) === show) && (need === "" || hasNeed(it, need));

function hasNeed(it: ListedBooking, need: (typeof NEEDS)[number]): boolean {
  switch (need) {
    case "creche":
      return it.creche > 0;
    case "transport":
      return it.transport > 0;
    case "access":
      return it.access !== "";
    case "language":
      return it.speaks !== "" || it.interpreter;
  }
}
