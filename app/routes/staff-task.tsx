import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { actOnTask } from "../staff/act-on-task.server";
import { staffChrome } from "../staff/chrome.server";
import { listBehind, taskFrom } from "../staff/list-behind";
import { readTaskPage } from "../staff/read-task-page.server";
import { requireStaff } from "../staff/require-staff.server";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { backTo, takeSlip } from "../staff/staff-slip.server";
import { TaskPage } from "../staff/task-page";
import { maySeeTask } from "../tasks/read-task.server";
import type { TaskKind } from "../../db/schema/tasks";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = {
  staff: true,
  title: (t, data: { task: { kind: TaskKind } }) => t(`tasks:what.${data.task.kind}`),
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [now, id] = [new Date(), params.id!];
  const { staff } = await requireStaff(request, "seeTasks");
  const found = await readTaskPage(store, staff, id, now);
  if (!found) notFound();
  const { slip, headers } = await takeSlip(request, paths.task(id), now);
  const chrome = await staffChrome(store.read, staff);
  return data({ chrome, ...found, slip, list: listBehind(request.url).href }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const [now, id] = [new Date(), params.id!];
  const fields = readForm(context).all();
  const typed = { page: paths.task(id), values: fields };
  const { staff } = await requireStaffKeeping(request, "workTasks", undefined, typed, now);
  const acted = await store.transaction(async (tx) =>
    (await maySeeTask(tx, staff, id)) ? actOnTask(tx, { staff, id }, fields, now) : undefined,
  );
  if (!acted) notFound();
  const { from } = listBehind(request.headers.get("referer"));
  return backTo(request, acted.page, acted.slip!, now, taskFrom(id, from));
}

export default function StaffTask() {
  return <TaskPage {...useLoaderData<typeof loader>()} />;
}
