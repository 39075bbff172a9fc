import type { LoaderFunctionArgs } from "@remix-run/node";
import { store } from "../db.server";
import { env } from "../env.server";
import { expireCookie, readCookie, setCookie } from "../http/cookies.server";
import { notFound, seeOther } from "../http/respond.server";
import { enterByCouncil } from "../staff/enter-by-council.server";
import { rememberBrowser } from "../staff/known-browser.server";
import { readOidcAnswer } from "../staff/oidc.server";
import { safeThen, signInThen } from "../staff/require-staff.server";
import { saying } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("staff:signIn.title") };

/** Goes on at once, also with a refusal: the code and the state in this address are for no history. */
export async function loader({ request }: LoaderFunctionArgs) {
  if (!env.oidc) notFound();
  const now = new Date();
  const sent = { url: new URL(request.url), token: readCookie(request, "oidc") };
  const answer = await readOidcAnswer(store, env.oidc, sent, now);
  const oldToken = readCookie(request, "staff");
  const entered = answer.ok
    ? await enterByCouncil(store, env.oidc, { claims: answer.claims, oldToken }, now)
    : answer;
  const page = entered.ok
    ? seeOther(safeThen(answer.then ?? null), {
        cookies: [
          setCookie("staff", entered.token),
          rememberBrowser(readCookie(request, "browser"), entered.email, now),
        ],
      })
    : await saying(request, signInThen(answer.then ?? null), entered.why, now);
  page.headers.append("Set-Cookie", expireCookie("oidc"));
  return page;
}

// with a component this is a page, so that an error is shown as one
export default function StaffOidcBack() {
  return null;
}
