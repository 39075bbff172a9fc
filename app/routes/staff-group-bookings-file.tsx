import type { LoaderFunctionArgs } from "@remix-run/node";
import { store } from "../db.server";
import { download, notFound } from "../http/respond.server";
import { exportBookings } from "../staff/read-group-bookings.server";
import { requireStaff } from "../staff/require-staff.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "exportBookings");
  const file = await exportBookings(store, staff, params.group!, new Date());
  if (file === undefined) notFound();
  return download(file, "bookings.csv");
}
