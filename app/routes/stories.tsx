import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { keepSlip, readSlip } from "../http/slips.server";
import { BrowsePage } from "../stories/browse-page";
import { browseStories } from "../stories/browse-stories.server";
import { chooseStories, type WordsSlip } from "../stories/choose-stories.server";
import { readBefore, readStoryFilter, storiesQuery } from "../stories/read-filter";
import { storiesAddress } from "../stories/stories-address";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("stories:title"), sameForAll: true };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const [filter, before] = [readStoryFilter(query), readBefore(query)];
  context.keepAs = storiesAddress(storiesQuery(filter, before));
  const slip = filter.words ? await readSlip<WordsSlip>(request, new Date()) : undefined;
  const words = slip?.page === "stories" ? slip.words : filter.words ? null : "";
  const browsed = await browseStories(store.read, filter, words ?? "", before);
  return { filter, words, later: before !== null, browsed };
}

/** What was chosen is an address without anything somebody typed. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { query, slip } = chooseStories(readForm(context));
  if (!slip) return seeOther(storiesAddress(query));
  const { cookie } = await keepSlip(request, slip, new Date());
  return seeOther(storiesAddress(query), { cookies: [cookie] });
}

export default function Stories() {
  return <BrowsePage {...useLoaderData<typeof loader>()} />;
}
