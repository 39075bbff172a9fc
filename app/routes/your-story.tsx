import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { readOwnStory } from "../stories/own-story.server";
import { readStorySlip, takeStoryForm } from "../stories/story-forms.server";
import { YourStoryPage } from "../stories/your-story-page";
import type { PageHandle } from "../ui/page-handle";
import { findVisit } from "../vault/own-page.server";

export const handle: PageHandle = { title: (t) => t("yourStory:title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const visit = await findVisit(request, now, "story");
  const own = visit && (await readOwnStory(store.read, visit.id, now));
  if (!own) throw seeOther(paths.yourPage);
  return { own, slip: await readStorySlip(request, visit.id, now) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { goTo, cookies } = await takeStoryForm(request, readForm(context), new Date());
  return seeOther(goTo, { cookies });
}

export default function YourStory() {
  return <YourStoryPage {...useLoaderData<typeof loader>()} />;
}
