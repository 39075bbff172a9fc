import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { chooseHub, readFigures } from "../figures/figures.server";
import { FiguresPage } from "../figures/figures-page";
import { listPeriods, readPeriod } from "../figures/period";
import { notFound } from "../http/respond.server";
import { staffChrome } from "../staff/chrome.server";
import { requireStaff } from "../staff/require-staff.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("figures:title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "seeFigures");
  const query = new URL(request.url).searchParams;
  const { hub, hubs, seesAll } = await chooseHub(store, staff, query.get("hub"));
  if (hub === undefined) notFound();
  const { asked, period, slip } = readPeriod(query, now);
  const found = period ? await readFigures(store, staff, { hub, period, asked }, now) : null;
  const chrome = await staffChrome(store.read, staff);
  const choices = listPeriods(now);
  return { chrome, hub, hubs, seesAll, asked, period, slip, choices, found, madeAt: now };
}

export default function StaffFigures() {
  return <FiguresPage {...useLoaderData<typeof loader>()} />;
}
