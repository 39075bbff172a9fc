import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { readProgrammesPage } from "../staff/programme-pages.server";
import { ProgrammesPage } from "../staff/programmes-page";
import { requireStaff } from "../staff/require-staff.server";
import { takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("groupwork:programmes.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "manageProgrammes");
  const { slip, headers } = await takeSlip(request, paths.staffProgrammes, new Date());
  const programmes = await readProgrammesPage(store.read);
  return data({ chrome: await staffChrome(store.read, staff), programmes, slip }, { headers });
}

export default function StaffProgrammes() {
  return <ProgrammesPage {...useLoaderData<typeof loader>()} />;
}
