import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { listHubs } from "../hubs/hubs.server";
import { paths } from "../paths";
import { readWhatPeopleSay } from "../stories/what-people-say.server";
import { WhatPeopleSayPage } from "../stories/what-people-say-page";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("stories:say.heading"), sameForAll: true };

/** A hub that is not there is all of them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const hubs = (await listHubs(store.read)).map((it) => it.id);
  const asked = new URL(request.url).searchParams.get("hub") ?? "";
  const hub = hubs.includes(asked) ? asked : "";
  context.keepAs = hub ? `${paths.whatPeopleSay}?hub=${hub}` : paths.whatPeopleSay;
  return { hub, said: await readWhatPeopleSay(store.read, hub, hubs, new Date()) };
}

export default function WhatPeopleSay() {
  return <WhatPeopleSayPage {...useLoaderData<typeof loader>()} />;
}
