import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { env } from "../env.server";
import { expireCookie, readCookie, setCookie } from "../http/cookies.server";
import { readForm } from "../http/read-form.server";
import { notFound, seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { CHALLENGE_SECONDS } from "../staff/challenges.server";
import { checkForm } from "../staff/form-problems";
import { rememberBrowser } from "../staff/known-browser.server";
import { NewBrowserPage } from "../staff/new-browser-page";
import { askForLink, isLinkGood, newBrowserForm, useLink } from "../staff/new-browser.server";
import { mayBegin } from "../staff/slow-begin.server";
import { backTo, saying, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("account:newBrowser.title") };

const page = paths.newBrowser;

export async function loader({ request }: LoaderFunctionArgs) {
  if (!env.ownSignIn) notFound();
  const now = new Date();
  const key = new URL(request.url).searchParams.get("key");
  // out of the address at once: a history or a picture of the screen would keep it
  if (key) {
    if (!(await isLinkGood(store.read, key, now))) throw await saying(request, page, "linkGone", now);
    throw seeOther(page, { cookies: [setCookie("challenge", key, CHALLENGE_SECONDS.browser)] });
  }
  const { slip, headers } = await takeSlip(request, page, now);
  const ready = await isLinkGood(store.read, readCookie(request, "challenge"), now);
  return data({ ready, slip }, { headers });
}

export async function action({ request, context }: ActionFunctionArgs) {
  if (!env.ownSignIn) notFound();
  const now = new Date();
  const form = readForm(context);
  if (form.one("intent") === "know") {
    const email = await useLink(store, readCookie(request, "challenge"), now);
    if (email === undefined) return saying(request, page, "linkGone", now);
    const known = await saying(request, paths.signIn, "browserKnown", now);
    known.headers.append("Set-Cookie", rememberBrowser(readCookie(request, "browser"), email, now));
    known.headers.append("Set-Cookie", expireCookie("challenge"));
    return known;
  }
  const email = form.one("email");
  const checked = checkForm(newBrowserForm, { email });
  if (!checked.ok)
    return backTo(
      request,
      page,
      { form: "ask", problems: checked.problems, values: { email: [email] } },
      now,
    );
  if (!(await mayBegin(context.address, now))) return saying(request, page, "tooMany", now);
  await askForLink(store, checked.value.email, now);
  return saying(request, page, "linkAsked", now);
}

export default function StaffNewBrowser() {
  return <NewBrowserPage {...useLoaderData<typeof loader>()} />;
}
