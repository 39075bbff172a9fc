import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BookedChildrenField } from "../groups/booked-children-field";
import { bookingJourney } from "../groups/booking.questions";
import { GroupOffersField } from "../groups/group-offers-field";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { useSpeech } from "../i18n/translate";
import { readContext } from "../form-context.server";
import { formAddress } from "../form-address";
import { journeyNamed, wordsOf } from "../journeys";
import { paths } from "../paths";
import { ChildrenField } from "../questions/children-field";
import { findDraft } from "../questions/drafts.server";
import { QuestionPage } from "../questions/question-page";
import { answerStep, findStep } from "../questions/steps.server";
import { FormNotices } from "../referrals/form-notices";
import { PlaceField } from "../referrals/place-field";
import { readStepPage } from "../referrals/step-page.server";
import { STORY_FIELDS } from "../stories/story-fields";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = {
  // neutral on purpose: a title is read over a shoulder and kept in a history (accessibility statement)
  title: (t, { number }: { number: string }) => t("form:question", { number }),
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const now = new Date();
  const draft = await findDraft(request, now);
  const journey = journeyNamed(draft?.journey);
  if (!draft) throw seeOther(formAddress("start", journey.name));
  const shown = findStep(draft, journey, params.step);
  if ("goTo" in shown) throw seeOther(formAddress(shown.goTo, journey.name));
  const { step, before } = shown;
  return {
    ...(await readStepPage(draft, journey, shown, context.language, now)),
    // a group's id is public; a request's or a booking's is nobody's business
    aboutId: journey.name === bookingJourney.name ? draft.about : undefined,
    number: /\d+/.exec(step.id)![0],
    back: before ? paths.formStep(before) : formAddress("start", journey.name),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const now = new Date();
  const form = readForm(context);
  const journey = journeyNamed(form.one("_journey"));
  const around = await readContext(request, journey.name, form, now);
  const { goTo, cookie } = await answerStep(request, journey, params.step, form, now, around);
  return seeOther(formAddress(goTo, journey.name), { cookies: cookie ? [cookie] : [] });
}

const OWN_FIELDS = {
  place: PlaceField,
  children: ChildrenField,
  bookedChildren: BookedChildrenField,
  groupOffers: GroupOffersField,
  ...STORY_FIELDS,
};

export default function FormStep() {
  const data = useLoaderData<typeof loader>();
  const words = wordsOf(data.journey, useSpeech().words);
  return (
    <QuestionPage
      {...data}
      action={paths.formStep(data.step)}
      questions={journeyNamed(data.journey).questions}
      words={words.questions}
      step={words.steps[data.step]}
      ownFields={OWN_FIELDS}
    >
      <FormNotices {...data.notices} />
    </QuestionPage>
  );
}
