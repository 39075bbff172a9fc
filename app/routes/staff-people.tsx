import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { listNames } from "../hubs/hubs.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { checkForm, firstValues } from "../staff/form-problems";
import { addPersonAccount, listAccounts, rolesToGive } from "../staff/manage-accounts.server";
import { PeoplePage } from "../staff/people-page";
import { newPersonForm } from "../staff/person-forms";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { listWhomToTell } from "../staff/staff-names.server";
import { backTo, saying, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("manage:people.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "manageAccounts");
  const hubs = await listNames(store.read);
  const { slip, headers } = await takeSlip(request, paths.people, now);
  const chrome = await staffChrome(store.read, staff);
  const accounts = await listAccounts(store.read, staff);
  const tell = await listWhomToTell(store.read, staff);
  return data({ chrome, accounts, give: rolesToGive(staff, hubs), hubs, tell, slip }, { headers });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const values = readForm(context).all();
  const typed = { page: paths.people, values, form: "add" };
  const { staff } = await requireStaffKeeping(request, "manageAccounts", undefined, typed, now);
  const checked = checkForm(newPersonForm, firstValues(values));
  const refuse = (problems: Parameters<typeof backTo>[2]["problems"]) =>
    backTo(request, paths.people, { form: "add", problems, values }, now);
  if (!checked.ok) return refuse(checked.problems);
  const problem = await addPersonAccount(store, staff, checked.value, now);
  if (problem) return refuse([problem]);
  return saying(request, paths.people, "invited", now);
}

export default function StaffPeople() {
  return <PeoplePage {...useLoaderData<typeof loader>()} />;
}
