import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { listHubs } from "../hubs/hubs.server";
import { ChangesMadePage } from "../stories/changes-made-page";
import { listPublicChanges } from "../stories/promises.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("answers:public.title"), sameForAll: true };

export async function loader() {
  const hubs = (await listHubs(store.read)).map(({ id, name }) => ({ id, name }));
  return { hub: null, hubs, changes: await listPublicChanges(store.read, null, new Date()) };
}

export default function ChangesMade() {
  return <ChangesMadePage {...useLoaderData<typeof loader>()} />;
}
