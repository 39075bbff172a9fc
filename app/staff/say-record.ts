/** Lines of the record in words. */
import type { Translate, WordKey } from "../i18n/words";
import { isGroupChange, sayGroupChange } from "./say-group";

export interface RecordLine {
  id: string;
  at: Date;
  /** staff id, "family" or "portal" */
  actor: string;
  /** of staff, where there still is such an account */
  name: string | null;
  action: string;
  /** of the request that it is about */
  reference: string | null;
  hub: string | null;
  detail: string | null;
}

const ACTIONS: Record<string, WordKey> = {
  "referral.read": "record:action.read",
  "referral.seen": "record:action.seen",
  "referral.compared": "record:action.compared",
  // as "referral.exported" was once called
  "referral.summary": "record:action.summary",
  "story.codeShown": "record:action.codeShown",
  "referral.reached": "record:action.reached",
  "booking.read": "record:action.read",
  "story.read": "record:action.read",
  "story.originalRead": "answers:record.originalRead",
  "story.listed": "answers:record.listed",
  "story.givenBack": "answers:record.givenBack",
  "story.held": "answers:record.held",
  "story.praise": "answers:record.praise",
  "story.thanksRead": "answers:record.thanksRead",
  "story.answerToCheck": "answers:record.answerToCheck",
  "story.answerPassed": "answers:record.answerPassed",
  "story.answerSentBack": "answers:record.answerSentBack",
  "face.saved": "answers:record.face",
  "face.photo": "answers:record.photo",
  "face.photoRemoved": "answers:record.photoRemoved",
  "groups.bookings": "record:action.bookings",
  "groups.exported": "record:action.bookingsFile",
  "groups.register": "record:action.register",
  "groups.sheet": "record:action.registerSheet",
  "groups.feedbackTyped": "record:action.feedbackTyped",
  "figures.read": "record:action.figures",
  "figures.exported": "record:action.figuresFile",
  "inbox.read": "record:action.listed",
  "canary.sent": "record:action.tested",
  "outbox.sendAgain": "record:action.sentAgain",
  "record.read": "record:action.looked",
  "record.exported": "record:action.exported",
  "staff.added": "record:action.added",
  "staff.corrected": "record:action.corrected",
  "staff.disabled": "record:action.disabled",
  "staff.enabled": "record:action.enabled",
  "staff.roleAdded": "record:action.roleAdded",
  "staff.roleRemoved": "record:action.roleRemoved",
  "staff.invited": "record:action.invited",
  "staff.welcomed": "record:action.welcomed",
  "setting.putBack": "record:action.putBack",
  "staff.reset": "record:action.reset",
  "staff.signInRefused": "record:action.refused",
  "staff.linkAsked": "record:action.linkAsked",
  "staff.browserKnown": "record:action.browserKnown",
  "staff.signedIn": "record:action.signedIn",
  "staff.passkeyAdded": "record:action.passkeyAdded",
  "staff.passkeyRemoved": "record:action.passkeyRemoved",
  "staff.oidcBound": "record:action.oidcBound",
  "staff.rolesFromCouncil": "record:action.rolesFromCouncil",
  "staff.recoveryMade": "record:action.recoveryMade",
  "staff.recoveryUsed": "record:action.recoveryUsed",
  "staff.passwordChanged": "record:action.passwordChanged",
  "staff.sessionsEnded": "record:action.sessionsEnded",
  "staff.signedOut": "record:action.signedOut",
};

/** @param action as it stands in `audit` */
export function sayAction(t: Translate, action: string): string {
  const known = ACTIONS[action];
  if (known) return t(known);
  const [kind, what] = action.split(".");
  // the history of a request has words for everything that happens to one
  if (kind === "referral") return t(`staff:request.history.kind.${what as "opened"}`);
  if (kind === "story") return t(`moderation:history.kind.${what as "shown"}`);
  if (kind === "booking") return t(`register:history.kind.${what as "opened"}`);
  if (kind === "hub" || kind === "service" || kind === "places") return t(`record:action.${kind}`);
  if (GROUPWORK.has(kind!)) return t(`record:action.${kind as "group"}`);
  return t("record:action.other");
}

const GROUPWORK = new Set(["group", "programme", "room", "keepApart"]);

const WAYS: Record<string, WordKey> = {
  password: "record:way.password",
  recovery: "record:way.recovery",
  passkey: "record:way.passkey",
  council: "record:way.council",
};

/** What else is known of it: how somebody signed in, in words; anything else as it was kept. */
export function sayDetail(
  t: Translate,
  { action, detail }: Pick<RecordLine, "action" | "detail">,
  lang: string,
): string {
  if (isGroupChange(action)) {
    const { did, parts } = sayGroupChange(action, detail, { t, lang });
    return [did, ...parts].join("; ");
  }
  const way = action === "staff.signedIn" ? WAYS[detail ?? ""] : undefined;
  return way ? t(way) : (detail ?? "");
}

export function sayWho(t: Translate, { actor, name }: Pick<RecordLine, "actor" | "name">): string {
  if (actor === "family" || actor === "portal") return t(`record:${actor}`);
  return name ?? t("record:nobody");
}
