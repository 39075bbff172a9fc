import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BookingSent } from "../groups/booking-sent-page";
import { readBookingSent, takeSentFeedback } from "../groups/booking-sent.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { SentGone, SentPage } from "../referrals/sent-page";
import { whoReadsNow } from "../referrals/form-notices.server";
import { readRequestSent } from "../referrals/sent.server";
import { UrgentPanel } from "../referrals/urgent-panel";
import { StorySent } from "../stories/story-sent-page";
import { readStorySent } from "../stories/story-sent.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { title: (t) => t("referral:sent.title") };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const now = new Date();
  const sent = await readRequestSent(request, context.language.code, now);
  if (sent) return sent;
  const story = await readStorySent(request, now);
  if (!story) return (await readBookingSent(request, now)) ?? null;
  const { hub, danger } = story.story;
  return { ...story, urgent: danger ? await whoReadsNow(hub, context.language.code, now) : null };
}

/** The three short questions, under the confirmation of a booking. */
export async function action({ request, context }: ActionFunctionArgs) {
  const cookies = await takeSentFeedback(request, readForm(context), new Date());
  return seeOther(paths.formSent, { cookies });
}

export default function FormSent() {
  const sent = useLoaderData<typeof loader>();
  if (!sent) return <SentGone />;
  if ("own" in sent) return <BookingSent {...sent} />;
  if (!("story" in sent)) return <SentPage {...sent} />;
  return <StorySent {...sent.story}>{sent.urgent && <UrgentPanel {...sent.urgent} story sent />}</StorySent>;
}
