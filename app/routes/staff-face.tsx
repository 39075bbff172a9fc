import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readUpload } from "../http/read-form.server";
import { paths } from "../paths";
import { actOnFace } from "../staff/act-on-face.server";
import { staffChrome } from "../staff/chrome.server";
import { FacePage } from "../staff/face-page";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, takeSlip } from "../staff/staff-slip.server";
import { findFace } from "../stories/faces.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("answers:face.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "answerStories");
  const face = (await findFace(store.read, staff.id)) ?? null;
  const { slip, headers } = await takeSlip(request, paths.ownFace, now);
  return data({ chrome: await staffChrome(store.read, staff), name: staff.name, face, slip }, { headers });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [now, page] = [new Date(), paths.ownFace];
  const { form, file } = await readUpload(context, "photo");
  const fields = form.all();
  const { staff } = await requireStaffKeeping(
    request,
    "answerStories",
    undefined,
    { page, values: fields },
    now,
  );
  const slip = await store.transaction((tx) => actOnFace(tx, staff, { fields, file }, now));
  return backTo(request, page, slip, now);
}

export default function StaffFace() {
  return <FacePage {...useLoaderData<typeof loader>()} />;
}
