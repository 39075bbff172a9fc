import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { actOnAnswer } from "../staff/act-on-answer.server";
import { answerFormOf } from "../staff/answer-forms";
import { AnswerPage } from "../staff/answer-page";
import { staffChrome } from "../staff/chrome.server";
import { readAnswerPage, readMirror } from "../staff/read-answer-page.server";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("answers:page.title") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [now, reference] = [new Date(), params.reference!];
  const { staff } = await requireStaff(request, "readStories");
  const found = (await readAnswerPage(store, staff, reference, now)) ?? notFound();
  const { slip, headers } = await takeSlip(request, paths.answerStory(reference), now);
  const mirror = await readMirror(store.read, slip);
  return data({ chrome: await staffChrome(store.read, staff), ...found, mirror, slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const [now, reference] = [new Date(), params.reference!];
  const fields = readForm(context).all();
  const page = paths.answerStory(reference);
  const typed = { page, values: fields, form: answerFormOf(fields) };
  const { staff } = await requireStaffKeeping(request, "readStories", undefined, typed, now);
  const slip = await store.transaction((tx) => actOnAnswer(tx, { staff, reference }, fields, now));
  if (!slip) notFound();
  return backTo(request, page, slip, now, slip.preview ? `${page}#mirror` : page);
}

export default function StaffStoryAnswer() {
  return <AnswerPage {...useLoaderData<typeof loader>()} />;
}
