import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { ENTRY_WAYS, findEntry } from "../referrals/enter.server";
import { staffChrome } from "../staff/chrome.server";
import { EnterStoryPage } from "../staff/enter-story-page";
import { startStoryEntry } from "../staff/enter-story.server";
import { firstValues } from "../staff/form-problems";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, takeSlip } from "../staff/staff-slip.server";
import { STORY_ROADS } from "../stories/is-story";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("story:enter.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "enterStories");
  const underWay = (await findEntry(request, staff, now)) !== undefined;
  const { slip, headers } = await takeSlip(request, paths.enterStory, now);
  return data({ chrome: await staffChrome(store.read, staff), underWay, slip }, { headers });
}

/** Begins; what is under way is offered first. */
export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "enterStories");
  const values = readForm(context).all();
  const typed = firstValues(values);
  const via = ENTRY_WAYS.find((it) => it === typed.via);
  const road = STORY_ROADS.find((it) => it === typed.road) ?? "story";
  const slip = { form: "enter", problems: [], values };
  if (!via) {
    const problems = [{ field: "via", code: "viaMissing" as const }];
    return backTo(request, paths.enterStory, { ...slip, problems }, now);
  }
  const draft = await findEntry(request, staff, now);
  if (draft && Object.keys(draft.raw).length > 0 && typed.again !== "1")
    return backTo(request, paths.enterStory, slip, now);
  const { goTo, cookie } = await startStoryEntry(request, staff, { via, road }, now);
  return seeOther(goTo, { cookies: [cookie] });
}

export default function StaffStoryNew() {
  return <EnterStoryPage {...useLoaderData<typeof loader>()} />;
}
