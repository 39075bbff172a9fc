import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { planSessions } from "../groups/plan-sessions.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { answerChange, refuse } from "../staff/group-answer.server";
import { GroupDatesPage } from "../staff/group-dates-page";
import { readDates } from "../staff/group-dates.server";
import { mayRunGroup, readDatesPage } from "../staff/group-pages.server";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, lookFirst, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("groupwork:dates.title") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [now, id] = [new Date(), params.group!];
  const { staff } = await requireStaff(request, "manageGroups");
  await mayRunGroup(store.read, staff, id);
  const { slip, headers } = await takeSlip(request, paths.groupDates(id), now);
  const found = (await readDatesPage(store.read, id, slip, now)) ?? notFound();
  return data({ chrome: await staffChrome(store.read, staff), ...found, slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const [now, id] = [new Date(), params.group!];
  const values = readForm(context).all();
  const form = values.intent?.[0] === "one" ? "one" : "pattern";
  const sent = { page: paths.groupDates(id), form, values };
  const { staff } = await requireStaffKeeping(request, "manageGroups", undefined, sent, now);
  await mayRunGroup(store.read, staff, id);
  const read = await readDates(store.read, id, form, values);
  if (read === "look") return lookFirst(request, sent.page, sent, now);
  if (Array.isArray(read)) return backTo(request, sent.page, { ...sent, problems: read }, now);
  if (!read.ok) return refuse(request, sent, read, now);
  const which = { id, mark: values.mark?.[0] };
  const answer = await store.transaction((tx) => planSessions(tx, staff, which, read.planned, now));
  return answerChange(request, { ...sent, group: id, said: "groupPlanned" }, answer, now);
}

export default function StaffGroupDates() {
  return <GroupDatesPage {...useLoaderData<typeof loader>()} />;
}
