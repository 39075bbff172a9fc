import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { notFound } from "../http/respond.server";
import { staffChrome } from "../staff/chrome.server";
import { readRegisterPage } from "../staff/read-register-page.server";
import { RegisterSheet, SHEETS } from "../staff/register-sheet";
import { requireStaff } from "../staff/require-staff.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = {
  staff: true,
  title: (t, { sheet }: { sheet: "register" | "door" }) => t(`register:sheet.${sheet}`),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "takeRegister");
  const sheet = SHEETS.find((it) => it === params.sheet);
  if (!sheet) notFound();
  const at = { group: params.group!, session: params.session!, how: "sheet" as const };
  const view = await readRegisterPage(store, staff, at, new Date());
  if (!view) notFound();
  return { chrome: await staffChrome(store.read, staff), sheet, view };
}

export default function StaffRegisterSheet() {
  return <RegisterSheet {...useLoaderData<typeof loader>()} />;
}
