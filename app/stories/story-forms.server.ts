/** What an author does on the page of their story. Each small form leads back to the page, which says what became of it;
 *  pressed twice, again after Back, or in two tabs, it is done once. */
import type { Tx } from "../../db/client";
import { store } from "../db.server";
import { destroyTraces, leaveCookies } from "../http/leave.server";
import type { Form } from "../http/read-form.server";
import { keepSlip, readSlip } from "../http/slips.server";
import { paths } from "../paths";
import { ringBell } from "../outbox/bell.server";
import { keepVisit } from "../vault/own-page.server";
import { agreeAsSeen, answerModerator } from "./answer-moderator.server";
import { changeAudience, withdrawStory } from "./author-acts.server";
import { HELPED, MOST_REPLY_WORDS } from "./reply";
import { replyToAnswer, sayHelped, takeReplyBack } from "./reply-to-answer.server";
import { AUDIENCES, countWords, isWider } from "./story";
import { getHeldStory } from "./story-rows.server";
import type { StoryError, StorySaid, StorySlip } from "./story-slip";

interface KeptSlip extends StorySlip {
  page: "story";
  /** row id: another author's page does not show it */
  story: string;
  /** milliseconds; what was done is said once, not each time the page is opened */
  at: number;
}

const SAID_FOR_MS = 60_000;
const NOTHING: StorySlip = { said: null, sure: false, error: null, text: "" };

/** @returns what is to be said on this page now; what was refused is kept for as long as a slip is */
export async function readStorySlip(request: Request, story: string, now: Date): Promise<StorySlip> {
  const slip = await readSlip<KeptSlip>(request, now);
  if (slip?.page !== "story" || slip.story !== story) return NOTHING;
  if (slip.error === null && now.getTime() - slip.at > SAID_FOR_MS) return NOTHING;
  const { said, sure, error, text } = slip;
  return { said, sure, error, text };
}

/** @returns where to go, with the cookies to send */
export async function takeStoryForm(
  request: Request,
  form: Form,
  now: Date,
): Promise<{ goTo: string; cookies: string[] }> {
  if (form.one("intent") === "close") {
    // the next person at this screen may be anybody: nothing of this one stays
    await destroyTraces(request.headers.get("cookie") ?? undefined);
    return { goTo: paths.home, cookies: leaveCookies() };
  }
  const visit = await keepVisit(request, now, "story");
  if (!visit) {
    const { cookie } = await keepSlip(request, { page: "yourPage", reference: "", error: "unsent" }, now);
    return { goTo: paths.yourPage, cookies: [cookie] };
  }
  const became = await act(visit.id, form, now);
  const slip: KeptSlip = { page: "story", story: visit.id, at: +now, ...NOTHING, ...became };
  const { cookie } = await keepSlip(request, slip, now);
  return { goTo: paths.yourStory, cookies: [cookie] };
}

async function act(id: string, form: Form, now: Date): Promise<Partial<StorySlip>> {
  switch (form.one("intent")) {
    case "agree":
      return { said: AGREED[await store.transaction((tx) => agreeAsSeen(tx, id, form.one("seen"), now))] };
    case "note":
      return write(form, "note", (tx, text) => answerModerator(tx, id, text, now));
    case "reply": {
      const key = form.one("key").slice(0, 40);
      return write(form, "reply", (tx, text) => replyToAnswer(tx, id, { key, text }, now));
    }
    case "replyBack":
      await store.transaction((tx) => takeReplyBack(tx, id, form.one("reply").slice(0, 60), now));
      return { said: "replyBack" };
    case "helped":
      return sayWhether(id, form, now);
    case "audience":
      return changeTo(id, form.one("audience"), now);
    case "withdraw":
      return { sure: true };
    case "withdrawSure":
      await store.transaction((tx) => withdrawStory(tx, id, now));
      return { said: "withdrawn" };
    case "keep":
      return { said: "kept" };
    default:
      return {};
  }
}

const AGREED = { agreed: "agreed", edited: "editedAgain", moved: "moved" } as const;

const WRITTEN = { written: "written", kept: "replied", moved: "moved" } as const;

/** A text that was written: too long or nothing, it comes back as it was. */
async function write(
  form: Form,
  which: "note" | "reply",
  keep: (tx: Tx, text: string) => Promise<keyof typeof WRITTEN | "tooMany">,
): Promise<Partial<StorySlip>> {
  const text = form.one("text");
  const words = countWords(text);
  const refused = (code: "empty" | "long" | "tooMany") => ({
    error: { form: which, code, words } as StoryError,
    text,
  });
  if (words === 0) return refused("empty");
  if (words > MOST_REPLY_WORDS) return refused("long");
  const became = await store.transaction((tx) => keep(tx, text.trim()));
  // there may have been words of danger in it
  ringBell();
  return became === "tooMany"
    ? refused("tooMany")
    : { said: WRITTEN[became], text: became === "moved" ? text : "" };
}

async function sayWhether(id: string, form: Form, now: Date): Promise<Partial<StorySlip>> {
  const answer = form.one("answer").slice(0, 60);
  const helped = HELPED.find((it) => it === form.one("helped"));
  if (!helped) return {};
  const became = await store.transaction((tx) => sayHelped(tx, id, { answer, helped }, now));
  return { said: became === "noted" ? "helped" : "moved" };
}

async function changeTo(id: string, typed: string, now: Date): Promise<Partial<StorySlip>> {
  const audience = AUDIENCES.find((it) => it === typed);
  if (!audience) return { error: { form: "audience", code: "none" } };
  const said = await store.transaction(async (tx): Promise<StorySaid> => {
    const { audience: before, shownTo } = await getHeldStory(tx, id);
    if ((await changeAudience(tx, id, audience, now)) === "over") return "moved";
    if (before === audience) return "kept";
    if (shownTo === null || shownTo === audience) return "audience";
    return isWider(audience, shownTo) ? "wider" : "narrowed";
  });
  return { said };
}
