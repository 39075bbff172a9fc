import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { QuestionPage } from "../questions/question-page";
import { answerStep, findStep, listLost } from "../questions/steps.server";
import { ChildrenField } from "../referrals/children-field";
import { entryAddress, findEntry, findEntryReference } from "../referrals/enter.server";
import { FormNotices } from "../referrals/form-notices";
import { formNotices } from "../referrals/form-notices.server";
import { journeyNamed } from "../referrals/journeys";
import { locatePlace } from "../referrals/locate.server";
import { PlaceField } from "../referrals/place-field";
import { staffChrome } from "../staff/chrome.server";
import { EntryAbout } from "../staff/entry-about";
import { requireStaff } from "../staff/require-staff.server";
import { keepTyped, saying, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("desk:entry.title") };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "enterRequest");
  const draft = await findEntry(request, staff, now);
  if (!draft) throw seeOther(paths.enter);
  const journey = journeyNamed(draft.journey);
  const shown = findStep(draft, journey, params.step);
  if ("goTo" in shown) throw seeOther(entryAddress(shown.goTo));
  const { step, progress, before } = shown;
  // written while the session ended
  const { slip } = await takeSlip(request, paths.enterStep(step.id), now);
  return {
    chrome: await staffChrome(store.read, staff),
    journey: journey.name,
    step: step.id,
    ask: step.ask,
    back: before ? paths.enterStep(before) : paths.enter,
    raw: { ...draft.raw, ...(slip?.values._draft?.[0] === draft.key ? slip.values : {}) },
    draftKey: draft.key,
    about: await findEntryReference(draft),
    slips: draft.slips?.step === step.id ? draft.slips.slips : [],
    keptUntil: draft.keptUntil,
    lost: draft.lost ? listLost(journey, draft) : [],
    notices: await formNotices(
      { answers: progress.answers, step: step.id, journey: journey.name },
      context.language,
      now,
    ),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const now = new Date();
  const form = readForm(context);
  const typed = { page: paths.enterStep(params.step!), values: form.all() };
  const { staff } = await requireStaff(request, "enterRequest").catch(async (refusal: unknown) => {
    throw await keepTyped(request, refusal, typed, now);
  });
  // what it is about stands in the draft: once that has run out, nobody knows
  const draft = await findEntry(request, staff, now);
  if (!draft) return seeOther(paths.enter);
  // another tab began another entry: what was typed here is not that family's
  if (form.one("_draft") !== draft.key) return saying(request, paths.enter, "otherEntry", now);
  const journey = journeyNamed(draft.journey);
  const { goTo } = await answerStep(request, journey, params.step, form, now, {
    prepare: locatePlace,
    by: staff.id,
  });
  return seeOther(entryAddress(goTo));
}

export default function StaffEnterStep() {
  const data = useLoaderData<typeof loader>();
  const { referral } = useSpeech().words;
  return (
    <QuestionPage
      {...data}
      action={paths.enterStep(data.step)}
      questions={journeyNamed(data.journey).questions}
      words={referral.questions}
      step={referral.steps[data.step]}
      ownFields={{ place: PlaceField, children: ChildrenField }}
    >
      <EntryAbout reference={data.about} />
      <FormNotices {...data.notices} />
    </QuestionPage>
  );
}
