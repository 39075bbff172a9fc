import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { makeGroup } from "../groups/save-group.server";
import { readForm } from "../http/read-form.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { checkForm, firstValues } from "../staff/form-problems";
import { refuse } from "../staff/group-answer.server";
import { newGroupForm } from "../staff/group-forms";
import { GroupNewPage, NEW_GROUP } from "../staff/group-new-page";
import { readNewGroup } from "../staff/group-pages.server";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, saying, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("groupwork:new.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "manageGroups");
  const { slip, headers } = await takeSlip(request, paths.newGroup, now);
  const page = await readNewGroup(store.read, staff);
  return data({ chrome: await staffChrome(store.read, staff), ...page, slip }, { headers });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const sent = { page: paths.newGroup, form: NEW_GROUP, values: readForm(context).all() };
  const { staff } = await requireStaffKeeping(request, "manageGroups", undefined, sent, now);
  const checked = checkForm(newGroupForm, firstValues(sent.values));
  if (!checked.ok) return backTo(request, sent.page, { ...sent, problems: checked.problems }, now);
  const answer = await store.transaction((tx) => makeGroup(tx, staff, checked.value, now));
  if (!answer.ok) return refuse(request, sent, answer, now);
  return saying(request, paths.groupDates(answer.group), "groupMade", now);
}

export default function StaffGroupNew() {
  return <GroupNewPage {...useLoaderData<typeof loader>()} />;
}
