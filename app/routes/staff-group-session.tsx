import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { answerChange } from "../staff/group-answer.server";
import { mayRunGroup, readSessionPage } from "../staff/group-pages.server";
import { GroupSessionPage } from "../staff/group-session-page";
import { changeSession, checkChange } from "../staff/group-session.server";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, lookFirst, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("groupwork:session.title") };

const of = (params: LoaderFunctionArgs["params"]) => ({ group: params.group!, session: params.session! });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [now, which] = [new Date(), of(params)];
  const { staff } = await requireStaff(request, "manageGroups");
  await mayRunGroup(store.read, staff, which.group);
  const { slip, headers } = await takeSlip(request, paths.groupSession(which.group, which.session), now);
  const found = (await readSessionPage(store.read, which, slip, now)) ?? notFound();
  return data({ chrome: await staffChrome(store.read, staff), ...found, slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const [now, { group, session }] = [new Date(), of(params)];
  const values = readForm(context).all();
  const form = values.intent?.[0] === "cancel" ? "cancel" : "move";
  const sent = { page: paths.groupSession(group, session), form, values };
  const { staff } = await requireStaffKeeping(request, "manageGroups", undefined, sent, now);
  await mayRunGroup(store.read, staff, group);
  const checked = checkChange(form, values);
  if (!checked.ok) return backTo(request, sent.page, { ...sent, problems: checked.problems }, now);
  if (!values.sure) return lookFirst(request, sent.page, sent, now);
  const which = { id: group, session, mark: values.mark?.[0] };
  const answer = await store.transaction((tx) => changeSession(tx, staff, which, checked.value, now));
  const said = form === "move" ? "groupMoved" : "groupCancelled";
  return answerChange(request, { ...sent, group, said }, answer, now);
}

export default function StaffGroupSession() {
  return <GroupSessionPage {...useLoaderData<typeof loader>()} />;
}
