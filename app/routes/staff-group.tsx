import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { listGroupHistory } from "../groups/group-history.server";
import { changeGroupState } from "../groups/publish-group.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { answerChange } from "../staff/group-answer.server";
import { checkGroupState } from "../staff/group-forms";
import { GroupPage } from "../staff/group-page";
import { getGroupOf } from "../staff/group-pages.server";
import { requireStaff } from "../staff/require-staff.server";
import { takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = {
  staff: true,
  title: (_, { programme }: { programme: { name: string } }) => programme.name,
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [now, id] = [new Date(), params.group!];
  const { staff } = await requireStaff(request, "seeGroups");
  const found = await getGroupOf(store.read, staff, id, now);
  const { slip, headers } = await takeSlip(request, paths.staffGroup(id), now);
  const history = await listGroupHistory(store.read, "group", id);
  return data({ chrome: await staffChrome(store.read, staff), ...found, history, slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const [now, id] = [new Date(), params.group!];
  const { staff } = await requireStaff(request, "manageGroups");
  const values = readForm(context).all();
  const to = checkGroupState(values) ?? notFound();
  const which = { id, mark: values.mark?.[0] };
  const answer = await store.transaction((tx) => changeGroupState(tx, staff, which, to, now));
  const said = { publish: "groupPublished", pause: "groupPaused", close: "groupClosed" } as const;
  const sent = { page: paths.staffGroup(id), form: "state", values: {}, group: id, said: said[to] };
  return answerChange(request, sent, answer, now);
}

export default function StaffGroup() {
  return <GroupPage {...useLoaderData<typeof loader>()} />;
}
