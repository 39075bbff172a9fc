/** Showing a step and taking its answer, for any journey. */
import { draftCookie, findDraft, saveDraft, startDraft, type HeldDraft } from "./drafts.server";
import { fieldsOf, progress, readStep, type Journey, type Progress, type Step } from "./journey";
import type { Questions, Raw } from "./question";
import type { Form } from "../http/read-form.server";

export interface ShownStep<Q extends Questions> {
  step: Step<Q>;
  progress: Progress<Q>;
  /** the reachable step before this one; null for the first */
  before: string | null;
}

/** @returns the step with its draft, or where to go instead: the first open step */
export function findStep<Q extends Questions>(
  draft: HeldDraft,
  journey: Journey<Q>,
  stepId: string | undefined,
): ShownStep<Q> | { goTo: "check" | (string & {}) } {
  const walked = progress(journey, draft.raw, draft.done);
  const at = walked.reachable.findIndex((it) => it.id === stepId);
  if (at < 0) return { goTo: walked.frontier?.id ?? "check" };
  return {
    step: walked.reachable[at]!,
    progress: walked,
    before: walked.reachable[at - 1]?.id ?? null,
  };
}

/** More than any answer may have: what is too long is kept, so that it can be shortened, but not without end. */
const MOST_KEPT = 20_000;
const MOST_VALUES = 50;
const bounded = (values: string[]) => values.slice(0, MOST_VALUES).map((it) => it.slice(0, MOST_KEPT));

/** Works something out from what was typed before it is read, such as the hub of a postcode. */
export type Prepare = (typed: Raw, before: Raw) => Promise<Raw>;

export interface Answered {
  goTo: "start" | "check" | (string & {});
  /** set where an answer to a draft that had run out began a new one, or the browser keeps it for another day */
  cookie?: string;
}

/** Takes a step's answer. Everything typed is kept, right or wrong.
 *  @param form may hold `_stay` (save, and stay on this page) or `_keep` (the page does so while one types) */
export async function answerStep<Q extends Questions>(
  request: Request,
  journey: Journey<Q>,
  stepId: string | undefined,
  form: Form,
  now: Date,
  {
    prepare = (typed) => Promise.resolve(typed),
    about,
    by,
  }: { prepare?: Prepare; about?: string | undefined; by?: string } = {},
): Promise<Answered> {
  const step = journey.steps.find((it) => it.id === stepId);
  if (!step) return { goTo: "start" };
  const found = await findDraft(request, now, by);
  const mine = found?.journey === journey.name ? found : undefined;
  // the page keeps by itself while one types: after leaving, that must not bring a form back to life
  if (!mine && form.one("_keep") !== "") return { goTo: "start" };
  // the time ran out while this was being written: keep it, and say what is gone
  const begun = mine ? undefined : await startDraft(request, journey.name, now, { lost: true, about, by });
  const draft = mine ?? begun!.draft;

  const typed = Object.fromEntries(fieldsOf(journey, step).map((name) => [name, bounded(form.many(name))]));
  const raw = { ...draft.raw, ...(await prepare(typed, draft.raw)) };
  const stay = form.one("_stay") !== "" || form.one("_keep") !== "";
  const { slips } = readStep(journey, step, raw);
  const wrong = !stay && slips.length > 0;
  const done = wrong || stay ? draft.done : [...new Set([...draft.done, step.id])];
  const saved: HeldDraft = { ...draft, raw, done, slips: wrong ? { step: step.id, slips } : undefined };
  if (!begun) saved.lost = undefined;
  await saveDraft(saved, now);

  const next = progress(journey, raw, done).frontier?.id ?? "check";
  const cookie = begun?.cookie ?? (draft.forADay ? draftCookie(draft) : undefined);
  return { goTo: wrong || stay ? step.id : next, ...(cookie ? { cookie } : {}) };
}

/** Questions whose answers went with an older draft: everybody is asked them before the one that was just kept. */
export function listLost<Q extends Questions>(journey: Journey<Q>, draft: HeldDraft): string[] {
  const kept = draft.slips?.step ?? draft.done.at(-1);
  const before = journey.steps.slice(
    0,
    journey.steps.findIndex((it) => it.id === kept),
  );
  return before.filter((it) => !it.when && !draft.done.includes(it.id)).flatMap((it) => [...it.ask]);
}
