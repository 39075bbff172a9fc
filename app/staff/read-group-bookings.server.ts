import type { Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { findGroup } from "../groups/groups.server";
import { listBookings, listSkipped } from "../groups/list-bookings.server";
import { listNames } from "../hubs/hubs.server";
import { translator } from "../i18n/i18n.server";
import { formatTime, londonDate } from "../i18n/dates";
import { isShown, type BookingListFilter } from "./booking-list-filter";
import { csvFile } from "./csv-file.server";
import { sayAge } from "./register-words";
import { may, type Action, type StaffMember } from "./staff";

export type GroupBookingsView = NonNullable<Awaited<ReturnType<typeof readGroupBookings>>>;

/** A group that this person may do this at, with its hub's name. */
export async function findStaffGroup(store: Store, staff: StaffMember, id: string, action: Action) {
  const found = await findGroup(store.read, id);
  if (!found || !may(staff, action, found.group.hub)) return undefined;
  const hubName = (await listNames(store.read)).find((it) => it.id === found.group.hub)?.name ?? "";
  return { ...found, hubName };
}

/** Who asked for places of a group; that it was looked at is on record.
 *  @returns undefined where there is no such group for this person */
export async function readGroupBookings(
  store: Store,
  staff: StaffMember,
  { group: id, filter }: { group: string; filter: BookingListFilter },
  now: Date,
) {
  const found = await findStaffGroup(store, staff, id, "readBookings");
  if (!found) return undefined;
  const { group } = found;
  const about = { subjectKind: "group", subject: id, hub: group.hub };
  await store.transaction((tx) => record(tx, { actor: staff.id, action: "groups.bookings", ...about }, now));
  const all = await listBookings(store.read, found, now);
  return {
    ...found,
    filter,
    bookings: all.filter((it) => isShown(it, filter)),
    counts: { all: all.length, ended: all.filter((it) => it.state === "ended").length },
    skips: await listSkipped(store.read, id),
    mayTakeRegister: may(staff, "takeRegister", group.hub),
    mayExport: may(staff, "exportBookings", group.hub),
  };
}

const t = translator("en");
const COLUMNS = [
  ...(["reference", "name", "state", "position", "adults", "other", "children", "creche"] as const),
  ...(["transport", "access", "language", "interpreter", "made", "offerUntil", "came", "missed"] as const),
];

/** The list as a spreadsheet, whatever is narrowed on the page. How they can be reached is not in it: that is looked up
 *  in each booking, with its rules. @returns undefined where there is no such group for this person */
export async function exportBookings(
  store: Store,
  staff: StaffMember,
  id: string,
  now: Date,
): Promise<string | undefined> {
  const found = await findStaffGroup(store, staff, id, "exportBookings");
  if (!found) return undefined;
  const about = { subjectKind: "group", subject: id, hub: found.group.hub };
  await store.transaction((tx) => record(tx, { actor: staff.id, action: "groups.exported", ...about }, now));
  const at = (moment: Date | null) => (moment ? `${londonDate(moment)} ${formatTime("sv", moment)}` : "");
  const rows = (await listBookings(store.read, found, now)).map((it) => [
    ...[it.reference, it.name, t(`register:state.${it.state}`), String(it.position ?? "")],
    ...[String(it.adults), it.other, it.children.map((child) => sayAge(t, child.months)).join(", ")],
    ...[String(it.creche), String(it.transport), it.access],
    it.speaks ? t(`referral:questions.language.options.${it.speaks as "polish"}`) : "",
    it.interpreter ? t("register:yes") : "",
    ...[at(it.madeAt), it.state === "offered" ? at(it.offerUntil) : "", String(it.came), String(it.missed)],
  ]);
  return csvFile(
    COLUMNS.map((it) => t(`register:file.${it}`)),
    rows,
  );
}
