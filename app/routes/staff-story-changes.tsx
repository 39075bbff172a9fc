import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { takeChangeForm } from "../staff/act-on-change.server";
import { answerFormOf } from "../staff/answer-forms";
import { staffChrome } from "../staff/chrome.server";
import { readPromises } from "../staff/read-promises.server";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, takeSlip } from "../staff/staff-slip.server";
import { StoryChangesPage } from "../staff/story-changes-page";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("answers:changes.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "planChanges");
  const promised = await readPromises(store.read, staff, now);
  const { slip, headers } = await takeSlip(request, paths.storyChanges, now);
  return data({ chrome: await staffChrome(store.read, staff), ...promised, slip }, { headers });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [now, page] = [new Date(), paths.storyChanges];
  const values = readForm(context).all();
  const typed = { page, values, form: answerFormOf(values) };
  const { staff } = await requireStaffKeeping(request, "planChanges", undefined, typed, now);
  const slip = await store.transaction((tx) => takeChangeForm(tx, staff, values, now));
  return backTo(request, page, slip ?? notFound(), now);
}

export default function StaffStoryChanges() {
  return <StoryChangesPage {...useLoaderData<typeof loader>()} />;
}
