import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound, seeOther } from "../http/respond.server";
import { paths } from "../paths";
import {
  cameOf,
  changeCame,
  ENTRY_WAYS,
  findEntry,
  findEntryReference,
  startEntry,
} from "../referrals/enter.server";
import { ASKERS } from "../referrals/referral";
import { staffChrome } from "../staff/chrome.server";
import { EnterPage } from "../staff/enter-page";
import { firstValues, type FieldProblem } from "../staff/form-problems";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("desk:entry.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "enterRequest");
  const draft = await findEntry(request, staff, now);
  const underWay = draft && { reference: await findEntryReference(draft), came: cameOf(draft) };
  const { slip, headers } = await takeSlip(request, paths.enter, now);
  return data({ chrome: await staffChrome(store.read, staff), underWay, slip }, { headers });
}

/** Begins; one that is under way is offered first. */
export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "enterRequest");
  const values = readForm(context).all();
  const { reference = "", via, askedBy, again, keep } = firstValues(values);
  const draft = await findEntry(request, staff, now);
  const way = ENTRY_WAYS.find((it) => it === via);
  const asker = ASKERS.find((it) => it === askedBy);
  const came = way && asker && { via: way, askedBy: asker };
  const keeps = keep === "1" && draft !== undefined && cameOf(draft) !== undefined;
  if (keeps && came) return seeOther(await changeCame(draft, came, now));
  if (!keeps && draft && Object.keys(draft.raw).length > 0 && again !== "1")
    return backTo(request, paths.enter, { form: "enter", problems: [], values }, now);
  if (!came && reference === "") {
    const problems: FieldProblem[] = [
      ...(way ? [] : [{ field: "via", code: "viaMissing" as const }]),
      ...(asker ? [] : [{ field: "askedBy", code: "askedByMissing" as const }]),
    ];
    return backTo(request, paths.enter, { form: "enter", problems, values }, now);
  }
  const started = await startEntry(request, staff, reference ? { reference } : came!, now);
  if (!started) notFound();
  return seeOther(started.goTo, { cookies: [started.cookie] });
}

export default function StaffEnter() {
  return <EnterPage {...useLoaderData<typeof loader>()} />;
}
