import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LastDayPage } from "../groups/last-day-page";
import { readLastDay, takeLastDay } from "../groups/last-day.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("booking:feedback.title") };

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  readLastDay(request, params.key!, new Date());

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { goTo, cookies } = await takeLastDay(request, params.key!, readForm(context), new Date());
  return seeOther(goTo, { cookies });
}

export default function LastDay() {
  return <LastDayPage {...useLoaderData<typeof loader>()} />;
}
