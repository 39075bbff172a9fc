import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { OWN_TEXTS } from "../hubs/own-texts";
import { paths } from "../paths";
import { refreshSiteFacts } from "../site-facts.server";
import { findTextProblem, readText, saveText } from "../staff/change-text.server";
import { staffChrome } from "../staff/chrome.server";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, lookFirst, saying, takeSlip } from "../staff/staff-slip.server";
import { TextPage } from "../staff/text-page";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = {
  staff: true,
  title: (t, data: { text: "next" }) => t(`manage:text.title.${data.text}`),
};

function textOf(params: { text?: string }) {
  const text = OWN_TEXTS.find((it) => it === params.text);
  if (!text) notFound();
  return text;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "manageService", null);
  const text = textOf(params);
  const { slip, headers } = await takeSlip(request, paths.ownText(text), now);
  const found = await readText(store.read, text, slip);
  return data({ chrome: await staffChrome(store.read, staff), ...found, slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const now = new Date();
  const page = paths.ownText(params.text!);
  const values = readForm(context).all();
  const typed = { form: "text", values };
  const { staff } = await requireStaffKeeping(request, "manageService", null, { ...typed, page }, now);
  const text = textOf(params);
  const looked = values.preview && findTextProblem(text, values.text?.[0] ?? "");
  if (values.preview && !looked) return lookFirst(request, page, typed, now);
  const problem = looked || (await saveText(store, staff, { text, fields: values }, now));
  if (problem) return backTo(request, page, { ...typed, problems: [problem] }, now);
  await refreshSiteFacts();
  return saying(request, page, "saved", now);
}

export default function StaffText() {
  return <TextPage {...useLoaderData<typeof loader>()} />;
}
