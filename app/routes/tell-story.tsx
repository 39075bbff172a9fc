import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { env } from "../env.server";
import { readSlip } from "../http/slips.server";
import type { RanOut } from "../referrals/ask-page.server";
import { readComplaintRoads } from "../stories/story-check.server";
import { TellStoryPage } from "../stories/tell-story-page";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("story:tell.title"), sameForAll: true };

export async function loader({ request }: LoaderFunctionArgs) {
  const slip = await readSlip<RanOut>(request, new Date());
  return {
    minutes: env.DRAFT_MINUTES,
    roads: await readComplaintRoads(store.read),
    /** a story was sent after its time */
    ranOut: slip?.page === "tell",
  };
}

export default function TellStory() {
  return <TellStoryPage {...useLoaderData<typeof loader>()} />;
}
