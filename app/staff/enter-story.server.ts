/** Somebody told a story on the phone, at the door or on paper, and staff type it in. They go through the same pages as
 *  for a request; whoever typed a story in cannot read it afterwards, unless they moderate. */
import { record } from "../audit/audit.server";
import { store } from "../db.server";
import { readCookie } from "../http/cookies.server";
import { notFound } from "../http/respond.server";
import { en } from "../i18n/locales/en";
import { journeyNamed } from "../journeys";
import { paths } from "../paths";
import { startDraft, type HeldDraft } from "../questions/drafts.server";
import { progress } from "../questions/journey";
import { findReceipt, findSubmission } from "../questions/receipts.server";
import { ENTRY_WAYS, findEntry, sendEntry } from "../referrals/enter.server";
import { isStory, type StoryRoad } from "../stories/is-story";
import type { StoryTypedIn } from "../stories/keep-story.server";
import { sendStory } from "../stories/send-story.server";
import { listStoryEvents } from "../stories/story-events.server";
import { findStoryByReference } from "../stories/story-rows.server";
import type { StoryReceipt } from "../stories/submit-story.server";
import { hubsWhere, type Action, type StaffMember } from "./staff";

type Via = StoryTypedIn["via"];

/** @returns the cookie and the first question */
export async function startStoryEntry(
  request: Request,
  staff: StaffMember,
  { via, road }: { via: Via; road: StoryRoad },
  now: Date,
): Promise<{ goTo: string; cookie: string }> {
  const { cookie } = await startDraft(request, road, now, { about: via, by: staff.id });
  return { goTo: paths.enterStep(journeyNamed(road).steps[0]!.id), cookie };
}

/** How the story came that is being typed in; undefined where it is a request. */
export const storyCameBy = (draft: HeldDraft): Via | undefined =>
  isStory(draft.journey) ? (ENTRY_WAYS.find((it) => it === draft.about) ?? "phone") : undefined;

const mayBegin = (staff: StaffMember, action: Action) => hubsWhere(staff, action).length > 0;

/** What this person is typing in: a request or a story.
 *  @throws Response 404 for whoever may not type in such a thing, or nothing at all */
export async function readEntry(
  request: Request,
  staff: StaffMember,
  now: Date,
): Promise<HeldDraft | undefined> {
  const draft = await findEntry(request, staff, now);
  const needed: Action[] = !draft
    ? ["enterRequest", "enterStories"]
    : [isStory(draft.journey) ? "enterStories" : "enterRequest"];
  if (!needed.some((it) => mayBegin(staff, it))) notFound();
  return draft;
}

/** Where somebody begins to type something in. */
export const whereToEnter = (staff: StaffMember, draft?: HeldDraft): string =>
  (draft && isStory(draft.journey)) || !mayBegin(staff, "enterRequest") ? paths.enterStory : paths.enter;

/** "Save" at the end, of a request or of a story. @param draft as {@link readEntry} found it. @param key of the page that
 *  was sent. @returns where to go */
export async function saveEntry(
  draft: HeldDraft | undefined,
  staff: StaffMember,
  key: string,
  now: Date,
): Promise<string> {
  if (!draft) return whereItWent(staff, key);
  if (draft.key !== key) return paths.enterCheck;
  const via = storyCameBy(draft);
  if (!via) return sendEntry(draft, staff, now);
  const walked = progress(journeyNamed(draft.journey), draft.raw, draft.done);
  if (walked.frontier) return paths.enterStep(walked.frontier.id);
  const typedIn = { via, by: staff.id };
  const sent = await sendStory(draft, walked, { lang: "en", words: en }, now, typedIn);
  return sent === "sent" ? paths.enterSent : paths.enterCheck;
}

/** It was saved before, or has run out. */
async function whereItWent(staff: StaffMember, key: string): Promise<string> {
  const kind = await findSubmission(key);
  if (kind === undefined) return whereToEnter(staff);
  return kind === "story" || kind === "referral" ? paths.enterSent : paths.staff;
}

/** The code of the story that this person typed in last, for ten minutes; that it was shown is on record. */
export async function showStoryReceipt(
  request: Request,
  staff: StaffMember,
  now: Date,
): Promise<StoryReceipt | undefined> {
  const receipt = await findReceipt<StoryReceipt>(readCookie(request, "entry"), "story", now);
  const row = receipt && (await findStoryByReference(store.read, receipt.reference));
  if (!row) return undefined;
  const [told] = await listStoryEvents(store.read, row.id);
  // on a shared computer the next one to sign in holds the same cookie
  if (told?.by !== staff.id) return undefined;
  const about = { subjectKind: "story", subject: row.id, hub: row.hub };
  await store.transaction((tx) => record(tx, { actor: staff.id, action: "story.codeShown", ...about }, now));
  return receipt;
}
