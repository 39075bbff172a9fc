/** Where a booking begins: which group it is of, and what that has decides what is asked. */
import type { Db } from "../../db/client";
import { store } from "../db.server";
import { keepSlip } from "../http/slips.server";
import { paths } from "../paths";
import { findDraft, startDraft, type HeldDraft } from "../questions/drafts.server";
import { progress } from "../questions/journey";
import type { Prepare } from "../questions/steps.server";
import { bookingJourney } from "./booking.questions";
import { offersOf } from "./group-offers.question";
import { findGroup, type WholeGroup } from "./groups.server";
import { prefill, type KnownFamily } from "./known-family";

/** On the page that says why nothing was booked. */
export interface NotBooked {
  page: "book";
  why: "closed" | "ranOut";
}
interface Begun {
  goTo: string;
  cookies: string[];
}

/** @returns the group where families can book it: it takes names, has not begun, is no drop-in, and is of a
 *  programme that is taught */
export async function findBookable(db: Db, id: string, now: Date): Promise<WholeGroup | undefined> {
  const found = await findGroup(db, id.slice(0, 40));
  if (!found || found.group.state !== "published") return undefined;
  // a programme that rests is shown nowhere, and neither booked from a page that was open
  if (found.programme.dropIn || !found.programme.active) return undefined;
  return found.group.firstAt !== null && found.group.firstAt > now ? found : undefined;
}

/** @param known what need not be asked again */
export async function startBooking(
  request: Request,
  groupId: string,
  known: KnownFamily | undefined,
  now: Date,
): Promise<Begun> {
  const found = await findBookable(store.read, groupId, now);
  if (!found) return notBooked(request, "closed", now);
  const offers = offersOf(found.group);
  const begun = known ? prefill(known, offers, now) : { raw: {}, done: [] };
  const raw = { ...begun.raw, group: offers };
  const { draft, cookie } = await startDraft(request, bookingJourney.name, now, {
    ...{ raw, done: begun.done, about: found.group.id },
  });
  return { goTo: firstOpen(draft), cookies: [cookie] };
}

/** @returns where to go on with a booking of the same group that is under way */
export async function findSameBooking(
  request: Request,
  groupId: string,
  now: Date,
): Promise<string | undefined> {
  const draft = await findDraft(request, now);
  const same = draft?.journey === bookingJourney.name && draft.about === groupId;
  return same ? firstOpen(draft) : undefined;
}

function firstOpen(draft: HeldDraft): string {
  const { frontier } = progress(bookingJourney, draft.raw, draft.done);
  return frontier ? paths.formStep(frontier.id) : paths.formCheck;
}

/** To the page that says so, and leads on. */
export async function notBooked(request: Request, why: NotBooked["why"], now: Date): Promise<Begun> {
  const { cookie } = await keepSlip(request, { page: "book", why } satisfies NotBooked, now);
  return { goTo: paths.book, cookies: [cookie] };
}

/** With every step, what the group has just now; what the browser says of it is thrown away. */
export const offerOf =
  (groupId: string | undefined): Prepare =>
  async (typed) => {
    const found = groupId === undefined ? undefined : await findGroup(store.read, groupId);
    return { ...typed, group: found ? offersOf(found.group) : [] };
  };
