import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { chooseSeveral } from "../staff/bulk.server";
import { requireStaff } from "../staff/require-staff.server";
import { saying } from "../staff/staff-slip.server";

/** There is nothing to see here: whoever comes by Reload or Back belongs in the inbox. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, "bulkRequests");
  return seeOther(paths.staff);
}

/** Ticked in the list. */
export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "bulkRequests");
  const chosen = readForm(context).many("chosen");
  const id = await store.transaction((tx) => chooseSeveral(tx, staff, chosen, now));
  return id ? seeOther(paths.bulk(id)) : saying(request, paths.staff, "noneChosen", now);
}
