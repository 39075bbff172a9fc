import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { keepSlip, readSlip } from "../http/slips.server";
import { answerFinder, type FinderSlip } from "../hubs/answer-finder.server";
import { FinderPage } from "../hubs/finder-page";
import { paths } from "../paths";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("referral:find.title"), sameForAll: true };

export async function loader({ request }: LoaderFunctionArgs) {
  const slip = await readSlip<FinderSlip>(request, new Date());
  return slip?.page === "finder" ? slip : null;
}

/** A clear answer has an address that holds the hub and no postcode; anything else comes back to the box. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = readForm(context);
  const answer = await answerFinder(store.read, form.one("place"));
  if (typeof answer === "string") return seeOther(answer);
  const { cookie } = await keepSlip(request, answer, new Date());
  return seeOther(paths.findHub, { cookies: [cookie] });
}

export default function FindHub() {
  return <FinderPage slip={useLoaderData<typeof loader>()} />;
}
