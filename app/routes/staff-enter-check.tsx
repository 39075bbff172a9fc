import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { CheckAnswersPage } from "../questions/check-answers-page";
import { progress } from "../questions/journey";
import { sayAnswers } from "../questions/transcript";
import { cameOf, findEntryReference, keepEntry } from "../referrals/enter.server";
import { FormNotices } from "../referrals/form-notices";
import { formNotices } from "../referrals/form-notices.server";
import { journeyNamed, spokenIn } from "../journeys";
import { staffChrome } from "../staff/chrome.server";
import { readEntry, saveEntry, storyCameBy, whereToEnter } from "../staff/enter-story.server";
import { EntryAbout } from "../staff/entry-about";
import { requireStaff } from "../staff/require-staff.server";
import { StoryCheckNotices, useStoryCheck } from "../stories/story-check-page";
import { readStoryCheck } from "../stories/story-check.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("desk:entry.title") };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, null);
  const draft = await readEntry(request, staff, now);
  if (!draft) throw seeOther(whereToEnter(staff));
  const journey = journeyNamed(draft.journey);
  const walked = progress(journey, draft.raw, draft.done);
  if (walked.frontier) throw seeOther(paths.enterStep(walked.frontier.id));
  const { language } = context;
  return {
    chrome: await staffChrome(store.read, staff),
    journey: journey.name,
    lines: sayAnswers(journey, walked, spokenIn(journey.name, language.code, language.words)),
    back: paths.enterStep(walked.reachable.at(-1)!.id),
    keptUntil: draft.keptUntil,
    submissionKey: draft.key,
    about: await findEntryReference(draft),
    came: cameOf(draft),
    cameBy: storyCameBy(draft),
    story: await readStoryCheck(store.read, draft),
    notices: await formNotices(
      { answers: walked.answers, step: "check", journey: journey.name },
      language,
      now,
    ),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, null);
  const form = readForm(context);
  const draft = await readEntry(request, staff, now);
  if (form.one("_stay") !== "" && draft) return seeOther(await keepEntry(draft, now));
  return seeOther(await saveEntry(draft, staff, form.one("key"), now));
}

export default function StaffEnterCheck() {
  const { notices, about, came, cameBy, story, chrome: _, ...data } = useLoaderData<typeof loader>();
  const { after: _road, ...asStory } = useStoryCheck(story);
  return (
    <CheckAnswersPage {...data} action={paths.enterCheck} stepAddress={paths.enterStep} {...asStory}>
      <EntryAbout reference={about} came={came} story={cameBy} />
      <FormNotices {...notices} />
      {story && <StoryCheckNotices {...story} />}
    </CheckAnswersPage>
  );
}
