import type { ActionFunctionArgs } from "@remix-run/node";
import { store } from "../db.server";
import { expireCookie, readCookie } from "../http/cookies.server";
import { notFound, seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { endSession } from "../staff/session.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("staff:signIn.title") };

export const loader = () => notFound();

/** Whoever holds the token may end its session: there is nobody to refuse. */
export async function action({ request }: ActionFunctionArgs) {
  const token = readCookie(request, "staff");
  if (token) await store.transaction((tx) => endSession(tx, token, new Date()));
  const answer = seeOther(paths.signIn, {
    cookies: [expireCookie("staff"), expireCookie("slip"), expireCookie("entry")],
  });
  // a register that a phone kept to be opened without signal. Never "cache": it makes Chromium wait for seconds
  answer.headers.set("Clear-Site-Data", '"storage"');
  return answer;
}

// with a component this is a page, so that an error is shown as one
export default function StaffSignOut() {
  return null;
}
