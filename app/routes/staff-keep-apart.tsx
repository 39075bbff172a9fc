import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { pairFamilies, unpairFamilies } from "../groups/pair-families.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { checkForm, firstValues } from "../staff/form-problems";
import { refuse } from "../staff/group-answer.server";
import { addPairForm, endPairForm } from "../staff/keep-apart-form";
import { KeepApartPage } from "../staff/keep-apart-page";
import { readKeepApart } from "../staff/keep-apart.server";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, saying, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("groupwork:apart.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "keepApart");
  const { slip, headers } = await takeSlip(request, paths.keepApart, now);
  const page = await readKeepApart(store, staff, now);
  return data({ chrome: await staffChrome(store.read, staff), ...page, slip }, { headers });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [now, page] = [new Date(), paths.keepApart];
  const values = readForm(context).all();
  const sent = { page, form: "add", values };
  const { staff } = await requireStaffKeeping(request, "keepApart", undefined, sent, now);
  if (values.intent?.[0] === "end") {
    const pair = checkForm(endPairForm, firstValues(values));
    if (!pair.ok) notFound();
    const { ok } = await store.transaction((tx) => unpairFamilies(tx, staff, pair.value, now));
    return ok ? saying(request, page, "apartEnded", now) : notFound();
  }
  const checked = checkForm(addPairForm, firstValues(values));
  if (!checked.ok) return backTo(request, page, { ...sent, problems: checked.problems }, now);
  const answer = await store.transaction((tx) => pairFamilies(tx, staff, checked.value, now));
  if (!answer.ok) return refuse(request, sent, answer, now);
  const groups = answer.together.join(", ");
  return saying(request, page, groups ? "apartTogether" : "apartAdded", now, { groups });
}

export default function StaffKeepApart() {
  return <KeepApartPage {...useLoaderData<typeof loader>()} />;
}
