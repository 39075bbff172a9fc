import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { notFound } from "../http/respond.server";
import { staffChrome } from "../staff/chrome.server";
import { PosterPage } from "../staff/poster-page";
import { readPoster } from "../staff/read-sheets.server";
import { requireStaff } from "../staff/require-staff.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("register:poster.title") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "readBookings");
  const poster = await readPoster(store, staff, params.group!, request);
  if (!poster) notFound();
  return { chrome: await staffChrome(store.read, staff), poster };
}

export default function StaffGroupPoster() {
  return <PosterPage {...useLoaderData<typeof loader>()} />;
}
