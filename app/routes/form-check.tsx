import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { CheckAnswersPage } from "../questions/check-answers-page";
import { findDraft } from "../questions/drafts.server";
import { progress } from "../questions/journey";
import { sayAnswers } from "../questions/transcript";
import { formAddress } from "../form-address";
import { BookingAbout } from "../groups/booking-about";
import { readBookingCheck } from "../groups/booking-about.server";
import { FormNotices } from "../referrals/form-notices";
import { formNotices } from "../referrals/form-notices.server";
import { journeyNamed, spokenIn } from "../journeys";
import { keepForm, sendForm } from "../send-form.server";
import { StoryCheckNotices, useStoryCheck } from "../stories/story-check-page";
import { readStoryCheck } from "../stories/story-check.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("form:check.title") };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const now = new Date();
  const draft = await findDraft(request, now);
  const journey = journeyNamed(draft?.journey);
  if (!draft) throw seeOther(formAddress("start", journey.name));
  const walked = progress(journey, draft.raw, draft.done);
  if (walked.frontier) throw seeOther(formAddress(walked.frontier.id, journey.name));
  const { language } = context;
  const booking = await readBookingCheck(draft, walked.answers, now);
  const story = await readStoryCheck(store.read, draft);
  return {
    journey: journey.name,
    booking,
    story,
    lines: sayAnswers(journey, walked, spokenIn(journey.name, language.code, language.words)),
    back: paths.formStep(walked.reachable.at(-1)!.id),
    keptUntil: draft.keptUntil,
    forADay: draft.forADay,
    submissionKey: draft.key,
    notices: await formNotices(
      { answers: walked.answers, step: "check", journey: journey.name, hub: booking?.hubId },
      language,
      now,
    ),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = readForm(context);
  const now = new Date();
  const stays = form.one("_stay") !== "";
  const { goTo, cookie } = stays
    ? await keepForm(request, now)
    : await sendForm({ request, ...context }, form, now);
  return seeOther(goTo, { cookies: cookie ? [cookie] : [] });
}

export default function FormCheck() {
  const { notices, booking, story, ...data } = useLoaderData<typeof loader>();
  const asStory = useStoryCheck(story);
  return (
    <CheckAnswersPage
      {...data}
      action={paths.formCheck}
      stepAddress={paths.formStep}
      about={booking && <BookingAbout {...booking} />}
      {...asStory}
    >
      <FormNotices {...notices} />
      {story && <StoryCheckNotices {...story} />}
    </CheckAnswersPage>
  );
}
