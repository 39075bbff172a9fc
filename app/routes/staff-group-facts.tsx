import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { changeGroupFacts } from "../groups/save-group.server";
import { readForm } from "../http/read-form.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { checkForm, firstValues } from "../staff/form-problems";
import { answerChange } from "../staff/group-answer.server";
import { GroupFactsPage, GROUP_FACTS_FORM } from "../staff/group-facts-page";
import { groupFactsForm } from "../staff/group-forms";
import { getGroupOf, mayRunGroup } from "../staff/group-pages.server";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("groupwork:facts.title") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [now, id] = [new Date(), params.group!];
  const { staff } = await requireStaff(request, "manageGroups");
  const found = await getGroupOf(store.read, staff, id, now);
  const { slip, headers } = await takeSlip(request, paths.groupFacts(id), now);
  return data({ chrome: await staffChrome(store.read, staff), ...found, slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const [now, id] = [new Date(), params.group!];
  const values = readForm(context).all();
  const sent = { page: paths.groupFacts(id), form: GROUP_FACTS_FORM, values };
  const { staff } = await requireStaffKeeping(request, "manageGroups", undefined, sent, now);
  await mayRunGroup(store.read, staff, id);
  const checked = checkForm(groupFactsForm, firstValues(values));
  if (!checked.ok) return backTo(request, sent.page, { ...sent, problems: checked.problems }, now);
  const which = { id, mark: values.mark?.[0] };
  const answer = await store.transaction((tx) => changeGroupFacts(tx, staff, which, checked.value, now));
  return answerChange(request, { ...sent, group: id, said: "saved" }, answer, now);
}

export default function StaffGroupFacts() {
  return <GroupFactsPage {...useLoaderData<typeof loader>()} />;
}
