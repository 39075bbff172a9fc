import type { LoaderFunctionArgs } from "@remix-run/node";
import { store } from "../db.server";
import { env } from "../env.server";
import { setCookie } from "../http/cookies.server";
import { notFound, seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { CHALLENGE_SECONDS } from "../staff/challenges.server";
import { beginOidc } from "../staff/oidc.server";
import { safeThen, signInThen } from "../staff/require-staff.server";
import { mayBegin } from "../staff/slow-begin.server";
import { saying } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("staff:signIn.title") };

/** A link leads here, not a form: form-action 'self' would stop a form's way on to the council. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!env.oidc) notFound();
  const now = new Date();
  const here = new URL(request.url);
  const then = safeThen(here.searchParams.get("then"));
  if (!(await mayBegin(context.address, now))) return saying(request, signInThen(then), "tooMany", now);
  const begun = await beginOidc(store, env.oidc, { back: new URL(paths.oidcBack, here).href, then }, now);
  if (!begun) return saying(request, signInThen(then), "oidcDown", now);
  return seeOther(begun.url, { cookies: [setCookie("oidc", begun.token, CHALLENGE_SECONDS.oidc)] });
}

// with a component this is a page, so that an error is shown as one
export default function StaffOidc() {
  return null;
}
