import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { storyLists } from "../form-context.server";
import { seeOther } from "../http/respond.server";
import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { QuestionPage } from "../questions/question-page";
import { answerStep, findStep } from "../questions/steps.server";
import { entryAddress, findEntryReference } from "../referrals/enter.server";
import { FormNotices } from "../referrals/form-notices";
import { ChildrenField } from "../questions/children-field";
import { journeyNamed, wordsOf } from "../journeys";
import { locatePlace } from "../referrals/locate.server";
import { PlaceField } from "../referrals/place-field";
import { readStepPage } from "../referrals/step-page.server";
import { staffChrome } from "../staff/chrome.server";
import { readEntry, storyCameBy, whereToEnter } from "../staff/enter-story.server";
import { EntryAbout } from "../staff/entry-about";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { saying, takeSlip } from "../staff/staff-slip.server";
import { isStory } from "../stories/is-story";
import { STORY_FIELDS } from "../stories/story-fields";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("desk:entry.title") };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, null);
  const draft = await readEntry(request, staff, now);
  if (!draft) throw seeOther(whereToEnter(staff));
  const journey = journeyNamed(draft.journey);
  const shown = findStep(draft, journey, params.step);
  if ("goTo" in shown) throw seeOther(entryAddress(shown.goTo));
  const { step, before } = shown;
  const page = await readStepPage(draft, journey, shown, context.language, now);
  // written while the session ended, on this page of this entry
  const { slip } = await takeSlip(request, paths.enterStep(step.id), now);
  const typed = slip?.values._draft?.[0] === draft.key ? slip.values : {};
  return {
    ...page,
    raw: { ...page.raw, ...typed },
    chrome: await staffChrome(store.read, staff),
    back: before ? paths.enterStep(before) : whereToEnter(staff, draft),
    draftKey: draft.key,
    about: await findEntryReference(draft),
    story: storyCameBy(draft),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const now = new Date();
  const form = readForm(context);
  const typed = { page: paths.enterStep(params.step!), values: form.all() };
  const { staff } = await requireStaffKeeping(request, null, undefined, typed, now);
  // what it is about stands in the draft: once that has run out, nobody knows
  const draft = await readEntry(request, staff, now);
  if (!draft) return seeOther(whereToEnter(staff));
  // another tab began another entry: what was typed here is not that family's
  if (form.one("_draft") !== draft.key) return saying(request, whereToEnter(staff, draft), "otherEntry", now);
  const journey = journeyNamed(draft.journey);
  const { goTo } = await answerStep(request, journey, params.step, form, now, {
    prepare: isStory(journey.name) ? await storyLists() : locatePlace,
    by: staff.id,
  });
  return seeOther(entryAddress(goTo));
}

export default function StaffEnterStep() {
  const data = useLoaderData<typeof loader>();
  const words = wordsOf(data.journey, useSpeech().words);
  return (
    <QuestionPage
      {...data}
      action={paths.enterStep(data.step)}
      questions={journeyNamed(data.journey).questions}
      words={words.questions}
      step={words.steps[data.step]}
      ownFields={{ place: PlaceField, children: ChildrenField, ...STORY_FIELDS }}
    >
      <EntryAbout reference={data.about} story={data.story} />
      <FormNotices {...data.notices} />
    </QuestionPage>
  );
}
