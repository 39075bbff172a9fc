import type { Language } from "../i18n/i18n.server";
import type { HeldDraft } from "../questions/drafts.server";
import { readStep, type Journey, type QuestionSlip, type Step } from "../questions/journey";
import { listLost, type ShownStep } from "../questions/steps.server";
import type { Questions } from "../questions/question";
import { formNotices } from "./form-notices.server";

/** What a question's page shows, whoever answers it: the family, or staff for it. */
export async function readStepPage(
  draft: HeldDraft,
  journey: Journey,
  { step, progress }: ShownStep<Questions>,
  language: Language,
  now: Date,
) {
  const { answers } = progress;
  return {
    journey: journey.name,
    step: step.id,
    ask: step.ask,
    raw: draft.raw,
    slips: slipsOf(draft, journey, step),
    keptUntil: draft.keptUntil,
    forADay: draft.forADay,
    lost: draft.lost ? listLost(journey, draft) : [],
    notices: await formNotices({ answers, step: step.id, journey: journey.name }, language, now),
  };
}

/** What was wrong with the last thing sent; of an answer that held once, why it does so no longer. */
function slipsOf(draft: HeldDraft, journey: Journey, step: Step): QuestionSlip[] {
  if (draft.slips?.step === step.id) return draft.slips.slips;
  return draft.done.includes(step.id) ? readStep(journey, step, draft.raw).slips : [];
}
