import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound, seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { ENTRY_WAYS, findEntry, findEntryReference, startEntry } from "../referrals/enter.server";
import { staffChrome } from "../staff/chrome.server";
import { EnterPage } from "../staff/enter-page";
import { firstValues } from "../staff/form-problems";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("desk:entry.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "enterRequest");
  const draft = await findEntry(request, staff, now);
  const underWay = draft && { reference: await findEntryReference(draft) };
  const { slip, headers } = await takeSlip(request, paths.enter, now);
  return data({ chrome: await staffChrome(store.read, staff), underWay, slip }, { headers });
}

/** Begins; one that is under way is offered first. */
export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "enterRequest");
  const values = readForm(context).all();
  const { reference = "", via, again } = firstValues(values);
  const draft = await findEntry(request, staff, now);
  if (draft && Object.keys(draft.raw).length > 0 && again !== "1")
    return backTo(request, paths.enter, { form: "enter", problems: [], values }, now);
  const way = ENTRY_WAYS.find((it) => it === via);
  if (!way && reference === "")
    return backTo(
      request,
      paths.enter,
      { form: "enter", problems: [{ field: "via", code: "viaMissing" }], values },
      now,
    );
  const started = await startEntry(request, staff, reference ? { reference } : { via: way! }, now);
  if (!started) notFound();
  return seeOther(started.goTo, { cookies: [started.cookie] });
}

export default function StaffEnter() {
  return <EnterPage {...useLoaderData<typeof loader>()} />;
}
