import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { env } from "../env.server";
import { readCookie, setCookie } from "../http/cookies.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { safeThen, signInThen } from "../staff/require-staff.server";
import { SignInPage } from "../staff/sign-in-page";
import { signIn } from "../staff/sign-in.server";
import { backTo, saying, takeSlip } from "../staff/staff-slip.server";
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
  const email = form.one("email");
  const typed = { email, password: form.one("password"), code: form.one("code") };
  const oldToken = readCookie(request, "staff");
  const from = { address: context.address, ...(oldToken ? { oldToken } : {}) };
  const answer = await signIn(store, { ...typed, ...from }, now);
  if (answer.ok && answer.recovered !== undefined) {
    // the app is lost: what to do about it stands there
    const said = { key: "recovered" as const, values: { count: String(answer.recovered) } };
    const page = await backTo(request, paths.account, { ...nothing, said }, now);
    page.headers.append("Set-Cookie", setCookie("staff", answer.token));
    return page;
  }
  if (answer.ok)
    return seeOther(safeThen(new URL(request.url).searchParams.get("then")), {
      cookies: [setCookie("staff", answer.token)],
    });
  const slip = { form: "signIn", problems: [], values: { email: [email] }, said: { key: answer.why } };
  return backTo(request, here(request), slip, now);
}

const nothing = { form: "", problems: [], values: {} };

/** This page with where to go on to, and with nothing else that stood in the address. */
const here = (request: Request) => signInThen(new URL(request.url).searchParams.get("then"));

export default function StaffSignIn() {
  return <SignInPage {...useLoaderData<typeof loader>()} />;
}
