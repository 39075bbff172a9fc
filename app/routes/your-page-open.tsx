import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { OpenPage } from "../referrals/open-page";
import { readOpenPage, takeOpenPageForm } from "../referrals/open-page.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("referral:yours.title") };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await readOpenPage(request, context.language.code, new Date());
  if (!page) throw seeOther(paths.yourPage);
  return page;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { goTo, cookies } = await takeOpenPageForm(request, readForm(context), new Date());
  return seeOther(goTo, { cookies });
}

export default function YourPageOpen() {
  return <OpenPage {...useLoaderData<typeof loader>()} />;
}
