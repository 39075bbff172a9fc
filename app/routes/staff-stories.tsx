import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { readStoryList } from "../staff/read-story-list.server";
import { requireStaff } from "../staff/require-staff.server";
import { takeSlip } from "../staff/staff-slip.server";
import { readStoryListFilter } from "../staff/story-list-filter";
import { StoryListPage } from "../staff/story-list-page";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("moderation:list.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "readStories");
  const filter = readStoryListFilter(new URL(request.url).searchParams);
  const list = await readStoryList(store, staff, filter, now);
  // whoever may not open a story any more once they have acted on it reads here what they did
  const { slip, headers } = await takeSlip(request, paths.staffStories, now);
  return data({ chrome: await staffChrome(store.read, staff), list, slip }, { headers });
}

export default function StaffStories() {
  return <StoryListPage {...useLoaderData<typeof loader>()} />;
}
