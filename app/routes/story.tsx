import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { readMeToo, takeMeToo } from "../stories/me-too-forms.server";
import { NoStory } from "../stories/no-story";
import { findReadStory } from "../stories/read-story.server";
import { StoryPage } from "../stories/story-page";
import type { PageHandle } from "../ui/page-handle";

/** Its title says nothing of it: the tab of a browser is seen by others too. */
export const handle: PageHandle = {
  title: (t, { read }: { read: unknown }) => t(read ? "stories:story.title" : "stories:gone.title"),
  sameForAll: true,
};

/** 404 where it is not public now: whether it ever was, nobody is told. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const read = (await findReadStory(store.read, params.story!)) ?? null;
  const meToo = await readMeToo(request, params.story!, new Date());
  return data({ read, meToo }, read ? 200 : 404);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const [now, story] = [new Date(), params.story!];
  if (readForm(context).one("intent") !== "meToo") return seeOther(paths.story(story));
  const { cookie } = await takeMeToo(request, { story, address: context.address }, now);
  return seeOther(paths.story(story), { cookies: [cookie] });
}

export default function Story() {
  const { read, meToo } = useLoaderData<typeof loader>();
  return read ? <StoryPage {...read} meToo={meToo} /> : <NoStory meToo={meToo} />;
}
