/** Phone and paper: staff answer the same questions for somebody who rang, came in or wrote. */
import { eq } from "drizzle-orm";
import { referrals } from "../../db/schema/referrals";
import { store } from "../db.server";
import { readCookie } from "../http/cookies.server";
import { en } from "../i18n/locales/en";
import { paths } from "../paths";
import { findDraft, saveDraft, startDraft, type HeldDraft } from "../questions/drafts.server";
import { progress } from "../questions/journey";
import { findReceipt } from "../questions/receipts.server";
import { contactJourney } from "../safety/contact.questions";
import { may, type StaffMember } from "../staff/staff";
import { changeContact } from "./change-contact.server";
import { recordEvent } from "./record-event.server";
import { ASKERS } from "./referral";
import { referralJourney } from "./referral.questions";
import { spokenIn } from "./spoken-in";
import { submitReferral, type Receipt, type TypedIn } from "./submit-referral.server";

export const ENTRY_WAYS = ["phone", "inPerson", "paper"] as const satisfies ReadonlyArray<TypedIn["via"]>;

/** Where the engine's "start", "check" or a step's id is. */
export const entryAddress = (goTo: string): string =>
  goTo === "check" ? paths.enterCheck : goTo === "start" ? paths.enter : paths.enterStep(goTo);

export const findEntry = (request: Request, staff: StaffMember, now: Date) =>
  findDraft(request, now, staff.id);

/** How a request that is typed in came, and who asked. */
export type Came = Pick<TypedIn, "via" | "askedBy">;

/** What is to be typed in: a new request, or what is safe now for one that is there. */
export type Entry = Came | { reference: string };

const wordsOf = ({ via, askedBy }: Came) => `${via} ${askedBy}`;

/** How the request that is being typed in came; undefined where it is about one that is there. A draft from before it was
 *  asked who asked is a family's. */
export function cameOf(draft: HeldDraft): Came | undefined {
  if (draft.journey !== referralJourney.name) return undefined;
  const [via, askedBy] = (draft.about ?? "").split(" ");
  return {
    via: ENTRY_WAYS.find((it) => it === via) ?? "phone",
    askedBy: ASKERS.find((it) => it === askedBy) ?? "family",
  };
}

/** Says anew how it came and who asked; what was typed in stays. @returns where to go on */
export async function changeCame(draft: HeldDraft, came: Came, now: Date): Promise<string> {
  await saveDraft({ ...draft, about: wordsOf(came) }, now);
  return paths.enterCheck;
}

/** @returns the cookie and the first question; undefined where this person may not */
export async function startEntry(
  request: Request,
  staff: StaffMember,
  entry: Entry,
  now: Date,
): Promise<{ goTo: string; cookie: string } | undefined> {
  const journey = "via" in entry ? referralJourney : contactJourney;
  const about = "via" in entry ? wordsOf(entry) : await findOwn(staff, entry.reference);
  if (about === undefined) return undefined;
  const { cookie } = await startDraft(request, journey.name, now, { about, by: staff.id });
  return { goTo: paths.enterStep(journey.steps[0]!.id), cookie };
}

/** @returns the id of a request whose rules this person may change */
async function findOwn(staff: StaffMember, reference: string): Promise<string | undefined> {
  const [row] = await store.read.select().from(referrals).where(eq(referrals.reference, reference));
  return row && !row.test && row.state !== "deleted" && may(staff, "changeContact", row.hub)
    ? row.id
    : undefined;
}

/** Of whom the rules are that an entry changes. */
export async function findEntryReference(draft: HeldDraft): Promise<string | undefined> {
  if (draft.journey !== contactJourney.name) return undefined;
  const [row] = await store.read
    .select()
    .from(referrals)
    .where(eq(referrals.id, draft.about ?? ""));
  return row?.reference;
}

/** "Save" at the end. @returns where to go: the request whose rules changed, or the code to read out */
export async function sendEntry(draft: HeldDraft, staff: StaffMember, now: Date): Promise<string> {
  if (draft.journey === contactJourney.name) return sendRules(draft, staff, now);
  const walked = progress(referralJourney, draft.raw, draft.done);
  if (walked.frontier) return paths.enterStep(walked.frontier.id);
  const spoken = spokenIn("en", en);
  const typedIn = { ...cameOf(draft)!, by: staff.id };
  await submitReferral(draft, walked, { shown: spoken, english: spoken }, now, typedIn);
  return paths.enterSent;
}

async function sendRules(draft: HeldDraft, staff: StaffMember, now: Date): Promise<string> {
  const walked = progress(contactJourney, draft.raw, draft.done);
  if (walked.frontier) return paths.enterStep(walked.frontier.id);
  const reference = await findEntryReference(draft);
  // it may have moved to another hub since
  if (!reference || !(await findOwn(staff, reference))) return paths.enter;
  await changeContact(draft.about!, draft, walked, now, staff.id);
  return paths.request(reference);
}

/** "Save and keep it for longer" on the last page. */
export async function keepEntry(draft: HeldDraft, now: Date): Promise<string> {
  await saveDraft(draft, now);
  return paths.enterCheck;
}

/** The code of what this person typed in last, for ten minutes; that it was shown is on record. */
export async function showEntryReceipt(
  request: Request,
  staff: StaffMember,
  now: Date,
): Promise<Receipt | undefined> {
  const receipt = await findReceipt<Receipt>(readCookie(request, "entry"), "referral", now);
  if (receipt?.by !== staff.id) return undefined;
  const [row] = await store.read.select().from(referrals).where(eq(referrals.reference, receipt.reference));
  const event = { kind: "codeShown" as const, detail: null, by: staff.id };
  await store.transaction((tx) => recordEvent(tx, row!, event, now));
  return receipt;
}
