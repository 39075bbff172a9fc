import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { actOnStory, readStoryFacts } from "../staff/act-on-story.server";
import { staffChrome } from "../staff/chrome.server";
import { readStoryPage } from "../staff/read-story-page.server";
import { requireStaff } from "../staff/require-staff.server";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { backTo, takeSlip } from "../staff/staff-slip.server";
import { storyFormOf } from "../staff/story-forms";
import { StoryModerationPage } from "../staff/story-moderation-page";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = {
  staff: true,
  title: (t, { story }: { story: { header: { reference: string } } }) =>
    t("moderation:page.title", { reference: story.header.reference }),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [now, reference] = [new Date(), params.reference!];
  const { staff } = await requireStaff(request, "secondReadStories");
  const story = await readStoryPage(store, staff, reference, now);
  if (!story) notFound();
  const { slip, headers } = await takeSlip(request, paths.staffStory(reference), now);
  return data({ chrome: await staffChrome(store.read, staff), story, slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const [now, reference] = [new Date(), params.reference!];
  const page = paths.staffStory(reference);
  const fields = readForm(context).all();
  const typed = { page, values: fields, form: storyFormOf(fields) };
  const { staff } = await requireStaffKeeping(request, "secondReadStories", undefined, typed, now);
  const facts = await readStoryFacts(store.read);
  const who = { staff, reference };
  const acted = await store.transaction((tx) => actOnStory(tx, who, { fields, facts }, now));
  if (!acted) notFound();
  return backTo(request, acted.page, acted.slip, now);
}

export default function StaffStory() {
  return <StoryModerationPage {...useLoaderData<typeof loader>()} />;
}
