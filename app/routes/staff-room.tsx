import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { saveRoom } from "../groups/save-room.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { checkForm, firstValues } from "../staff/form-problems";
import { refuse } from "../staff/group-answer.server";
import { roomForm } from "../staff/programme-form";
import { readRoomPage } from "../staff/programme-pages.server";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { ROOM_FORM, RoomPage } from "../staff/room-page";
import { backTo, saying, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("groupwork:rooms.title") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [now, id] = [new Date(), params.room!];
  const { staff } = await requireStaff(request, "manageGroups");
  const found = (await readRoomPage(store.read, staff, id)) ?? notFound();
  const { slip, headers } = await takeSlip(request, paths.staffRoom(id), now);
  return data({ chrome: await staffChrome(store.read, staff), ...found, slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const [now, id] = [new Date(), params.room!];
  const values = readForm(context).all();
  const sent = { page: paths.staffRoom(id), form: ROOM_FORM, values };
  const { staff } = await requireStaffKeeping(request, "manageGroups", undefined, sent, now);
  const checked = checkForm(roomForm, firstValues(values));
  if (!checked.ok) return backTo(request, sent.page, { ...sent, problems: checked.problems }, now);
  const what = { id, mark: values.mark?.[0], ...checked.value };
  const answer = await store.transaction((tx) => saveRoom(tx, staff, what, now));
  if (!answer.ok) return refuse(request, sent, answer, now);
  return saying(request, paths.staffRooms, "saved", now);
}

export default function StaffRoom() {
  return <RoomPage {...useLoaderData<typeof loader>()} />;
}
