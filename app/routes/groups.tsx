import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { groupsQuery } from "../groups/browse-filter";
import { BrowsePage } from "../groups/browse-page";
import { browseGroups } from "../groups/browse-groups.server";
import { chooseGroups, readAsked, type BrowseSlip } from "../groups/choose-groups.server";
import { groupsAddress } from "../groups/filter-chips";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { keepSlip, readSlip } from "../http/slips.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("groups:title"), sameForAll: true };

/** A place in the address, typed by hand or linked to from elsewhere, becomes its hub. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const now = new Date();
  const asked = await readAsked(store.read, new URL(request.url).searchParams);
  if (asked.moved) return seeOther(groupsAddress(groupsQuery(asked.filter, asked.page)));
  const browsed = await browseGroups(store.read, asked.filter, asked.page, now);
  context.keepAs = groupsAddress(groupsQuery(asked.filter, browsed.page));
  const slip = await readSlip<BrowseSlip>(request, now);
  const own = slip?.page === "groups" && slip.query === groupsQuery(asked.filter);
  return { filter: asked.filter, browsed, slip: own ? slip : null };
}

/** What was chosen is an address without anything somebody typed as a place; what could not be read comes back. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { query, slip } = await chooseGroups(store.read, readForm(context));
  if (!slip) return seeOther(groupsAddress(query));
  const { cookie } = await keepSlip(request, slip, new Date());
  return seeOther(groupsAddress(query), { cookies: [cookie] });
}

export default function Groups() {
  return <BrowsePage {...useLoaderData<typeof loader>()} />;
}
