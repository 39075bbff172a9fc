import type { LoaderFunctionArgs } from "@remix-run/node";
import { store } from "../db.server";
import { chooseHub, figuresFile, readFigures } from "../figures/figures.server";
import { readPeriod } from "../figures/period";
import { download, notFound } from "../http/respond.server";
import { requireStaff } from "../staff/require-staff.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "seeFigures");
  const query = new URL(request.url).searchParams;
  const { hub, hubs } = await chooseHub(store, staff, query.get("hub"));
  const { asked, period } = readPeriod(query, now);
  if (hub === undefined || !period) notFound();
  const found = await readFigures(store, staff, { hub, period, asked }, now, "figures.exported");
  const file = figuresFile(found, period, hubs);
  return download(file, `figures-${hub ?? "all"}-${period.first}-${period.last}.csv`);
}
