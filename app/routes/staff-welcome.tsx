import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { expireCookie, readCookie, setCookie } from "../http/cookies.server";
import { readForm } from "../http/read-form.server";
import { seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { acceptInvitation, openInvitation, showInvited } from "../staff/invite.server";
import { rememberBrowser } from "../staff/known-browser.server";
import { backTo, takeSlip } from "../staff/staff-slip.server";
import { WelcomePage } from "../staff/welcome-page";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("manage:welcome.head") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const key = new URL(request.url).searchParams.get("key");
  // out of the address at once: a history or a picture of the screen would keep it
  if (key) {
    await openInvitation(store, key, now);
    throw seeOther(paths.welcome, {
      cookies: [setCookie("welcome", key.replace(/[^\w-]/g, "").slice(0, 64))],
    });
  }
  const { slip, headers } = await takeSlip(request, paths.welcome, now);
  const invited = await showInvited(store.read, readCookie(request, "welcome"), now);
  return data({ invited, slip }, { headers });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const fields = readForm(context).all();
  const answer = await acceptInvitation(store, readCookie(request, "welcome"), fields, now);
  if (answer.ok)
    return seeOther(paths.staff, {
      cookies: [
        setCookie("staff", answer.session),
        expireCookie("welcome"),
        rememberBrowser(readCookie(request, "browser"), answer.email, now),
      ],
    });
  if (answer.why === "gone") return seeOther(paths.welcome);
  // what is a password is not kept, not even sealed
  return backTo(request, paths.welcome, { form: "welcome", problems: answer.problems, values: {} }, now);
}

export default function StaffWelcome() {
  return <WelcomePage {...useLoaderData<typeof loader>()} />;
}
