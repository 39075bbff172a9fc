import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { notFound } from "../http/respond.server";
import { findHubById, readOpenState, listPeople } from "../hubs/hubs.server";
import { HubPage } from "../ui/hub-page";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = {
  title: (_, data: { hub: { name: string } }) => data.hub.name,
  sameForAll: true,
};

/** @throws Response 404 for a hub that is not, or is not open yet */
export async function loader({ params }: LoaderFunctionArgs) {
  const hub = await findHubById(store.read, params.hub!);
  if (!hub?.active) notFound();
  const now = new Date();
  const state = await readOpenState(store.read, hub.id, now);
  return { hub, state, now, people: await listPeople(store.read, hub.id) };
}

export default function Hub() {
  return <HubPage {...useLoaderData<typeof loader>()} />;
}
