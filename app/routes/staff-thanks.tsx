import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { staffChrome } from "../staff/chrome.server";
import { readThanks } from "../staff/read-thanks.server";
import { requireStaff } from "../staff/require-staff.server";
import { ThanksPage } from "../staff/thanks-page";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("answers:thanks.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { staff } = await requireStaff(request, "readStories");
  const thanks = await readThanks(store, staff, new Date());
  return { chrome: await staffChrome(store.read, staff), ...thanks };
}

export default function StaffThanks() {
  return <ThanksPage {...useLoaderData<typeof loader>()} />;
}
