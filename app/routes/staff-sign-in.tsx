import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { env } from "../env.server";
import { expireCookie, readCookie, setCookie } from "../http/cookies.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { CHALLENGE_SECONDS } from "../staff/challenges.server";
import { rememberBrowser } from "../staff/known-browser.server";
import { beginPasskeySignIn, signInWithPasskey } from "../staff/passkey-sign-in.server";
import { safeThen, signInThen } from "../staff/require-staff.server";
import { SignInPage } from "../staff/sign-in-page";
import { signIn, type SignInAnswer } from "../staff/sign-in.server";
import { mayBegin } from "../staff/slow-begin.server";
import { backTo, saying, takeSlip } from "../staff/staff-slip.server";
import { whereFrom } from "../staff/where-from.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("staff:signIn.title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const { slip, headers } = await takeSlip(request, here(request), new Date());
  const then = new URL(here(request), request.url).search;
  const council = env.oidc ? `${paths.oidc}${then}` : undefined;
  return data({ slip, council, own: env.ownSignIn }, { headers });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  if (!env.ownSignIn) return saying(request, here(request), "passwordsOff", now);
  const form = readForm(context);
  const from = whereFrom(request, context.address);
  switch (form.one("intent")) {
    case "beginPasskey": {
      if (!(await mayBegin(context.address, now))) return saying(request, here(request), "tooMany", now);
      const { options, token } = await beginPasskeySignIn(store, from.origin, now);
      const page = await backTo(request, here(request), { ...nothing, passkey: options }, now);
      page.headers.append("Set-Cookie", setCookie("challenge", token, CHALLENGE_SECONDS.passkey));
      return page;
    }
    case "passkey": {
      const attempt = { ...from, credential: form.one("credential") };
      const answer = await signInWithPasskey(store, attempt, now);
      const key = !answer.ok && answer.why === "refused" ? "passkeyRefused" : "signInTooMany";
      return answer.ok ? enter(request, answer, now) : saying(request, here(request), key, now);
    }
    default: {
      const email = form.one("email");
      const typed = { email, password: form.one("password"), code: form.one("code") };
      const answer = await signIn(store, { ...typed, ...from }, now);
      if (answer.ok) return enter(request, answer, now);
      const key = answer.why === "tooMany" ? ("signInTooMany" as const) : answer.why;
      const slip = { form: "signIn", problems: [], values: { email: [email] }, said: { key } };
      return backTo(request, here(request), slip, now);
    }
  }
}

const nothing = { form: "", problems: [], values: {} };

/** On to where somebody wanted to go, or to their account where the app is lost: what to do about it stands there. */
async function enter(
  request: Request,
  { token, email, recovered }: SignInAnswer & { ok: true },
  now: Date,
): Promise<Response> {
  const said = { key: "recovered" as const, values: { count: String(recovered) } };
  const page =
    recovered === undefined
      ? seeOther(safeThen(new URL(request.url).searchParams.get("then")))
      : await backTo(request, paths.account, { ...nothing, said }, now);
  page.headers.append("Set-Cookie", setCookie("staff", token));
  page.headers.append("Set-Cookie", expireCookie("challenge"));
  page.headers.append("Set-Cookie", rememberBrowser(readCookie(request, "browser"), email, now));
  return page;
}

/** This page with where to go on to, and with nothing else that stood in the address. */
const here = (request: Request) => signInThen(new URL(request.url).searchParams.get("then"));

export default function StaffSignIn() {
  return <SignInPage {...useLoaderData<typeof loader>()} />;
}
