import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound, seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { actOnRegister } from "../staff/act-on-register.server";
import { staffChrome } from "../staff/chrome.server";
import { readRegisterPage } from "../staff/read-register-page.server";
import { RegisterPage, RegisterShell } from "../staff/register-page";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { saying, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("register:title") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "takeRegister");
  const at = { group: params.group!, session: params.session! };
  // what a phone keeps to open this page without signal: nothing of a family, and not who is signed in
  if (new URL(request.url).searchParams.has("shell")) return data({ view: null, slip: undefined });
  const view = await readRegisterPage(store, staff, { ...at, how: "register" }, now);
  if (!view) notFound();
  const { slip, headers } = await takeSlip(request, paths.register(at.group, at.session), now);
  return data({ chrome: await staffChrome(store.read, staff), view, slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const now = new Date();
  const at = { group: params.group!, session: params.session! };
  const page = paths.register(at.group, at.session);
  const fields = readForm(context).all();
  // what the script could not send stays on the phone, and nothing of it elsewhere
  const { staff } = fields.marked
    ? await requireStaff(request, "takeRegister")
    : await requireStaffKeeping(request, "takeRegister", undefined, { page, values: fields }, now);
  const said = await actOnRegister(store, staff, { ...at, fields }, now);
  if (said === undefined) notFound();
  return said === null ? seeOther(page) : saying(request, page, said, now);
}

export default function StaffRegister() {
  const { view, slip } = useLoaderData<typeof loader>();
  return view ? <RegisterPage view={view} slip={slip} /> : <RegisterShell />;
}
