import type { LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, useLoaderData, useRouteError } from "@remix-run/react";
import { store } from "../db.server";
import { notFound } from "../http/respond.server";
import { NoStory } from "../stories/no-story";
import { findReadStory } from "../stories/read-story.server";
import { StoryPage } from "../stories/story-page";
import type { PageHandle } from "../ui/page-handle";
import { PlainMessage } from "../ui/plain-message";

/** Its title says nothing of it: the tab of a browser is seen by others too. */
export const handle: PageHandle = {
  title: (t, data?: unknown) => t(data ? "stories:story.title" : "stories:gone.title"),
  sameForAll: true,
};

/** @throws Response 404 where it is not public now */
export const loader = async ({ params }: LoaderFunctionArgs) =>
  (await findReadStory(store.read, params.story!)) ?? notFound();

export default function Story() {
  return <StoryPage {...useLoaderData<typeof loader>()} />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NoStory />;
  return <PlainMessage kind="fault" />;
}
