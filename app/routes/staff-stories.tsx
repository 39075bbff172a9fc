import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { staffChrome } from "../staff/chrome.server";
import { readStoryList } from "../staff/read-story-list.server";
import { requireStaff } from "../staff/require-staff.server";
import { readStoryListFilter } from "../staff/story-list-filter";
import { StoryListPage } from "../staff/story-list-page";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("moderation:list.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const { staff } = await requireStaff(request, "readStories");
  const filter = readStoryListFilter(new URL(request.url).searchParams);
  const list = await readStoryList(store, staff, filter, now);
  return { chrome: await staffChrome(store.read, staff), list };
}

export default function StaffStories() {
  return <StoryListPage {...useLoaderData<typeof loader>()} />;
}
