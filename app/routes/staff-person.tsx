import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { env } from "../env.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { listNames } from "../hubs/hubs.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { checkForm, firstValues } from "../staff/form-problems";
import { changePerson, findAccount, rolesToGive } from "../staff/manage-accounts.server";
import { personForms } from "../staff/person-forms";
import { PersonPage } from "../staff/person-page";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { listWhomToTell } from "../staff/staff-names.server";
import { backTo, saying, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("manage:person.title") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [now, id] = [new Date(), params.id!];
  const { staff } = await requireStaff(request, "manageAccounts");
  const account = await findAccount(store.read, staff, id);
  if (!account) notFound();
  const hubs = await listNames(store.read);
  const { slip, headers } = await takeSlip(request, paths.person(id), now);
  const chrome = await staffChrome(store.read, staff);
  const is = { self: id === staff.id, council: env.oidc !== undefined };
  const tell = is.self ? await listWhomToTell(store.read, staff) : null;
  return data({ chrome, account, give: rolesToGive(staff, hubs), hubs, ...is, tell, slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const [now, id, page] = [new Date(), params.id!, paths.person(params.id!)];
  const values = readForm(context).all();
  const { staff } = await requireStaffKeeping(request, "manageAccounts", undefined, { page, values }, now);
  const typed = firstValues(values);
  const form = typed.intent ?? "";
  const checked = checkForm(personForms, typed);
  if (!checked.ok) return backTo(request, page, { form, problems: checked.problems, values }, now);
  const answer = await changePerson(store, staff, { id, command: checked.value }, now);
  if (!answer.ok && answer.why === "notFound") notFound();
  if (!answer.ok && answer.why === "problem")
    return backTo(request, page, { form, problems: [answer.problem], values }, now);
  // whoever took the last role of another may not look after them any more
  const still = await findAccount(store.read, staff, id);
  return saying(request, still ? page : paths.people, answer.said, now);
}

export default function StaffPerson() {
  return <PersonPage {...useLoaderData<typeof loader>()} />;
}
