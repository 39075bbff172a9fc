import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { notFound } from "../http/respond.server";
import { listHubs } from "../hubs/hubs.server";
import { ChangesMadePage } from "../stories/changes-made-page";
import { listPublicChanges } from "../stories/promises.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = {
  title: (t, data: { hub: { name: string } }) => t("answers:public.titleOf", { hub: data.hub.name }),
  sameForAll: true,
};

/** @throws Response 404 for a hub that is not, or is not open yet */
export async function loader({ params }: LoaderFunctionArgs) {
  const hubs = (await listHubs(store.read)).map(({ id, name }) => ({ id, name }));
  const hub = hubs.find((it) => it.id === params.hub) ?? notFound();
  return { hub, hubs, changes: await listPublicChanges(store.read, hub.id, new Date()) };
}

export default function HubChangesMade() {
  return <ChangesMadePage {...useLoaderData<typeof loader>()} />;
}
