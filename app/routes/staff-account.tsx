import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { setCookie } from "../http/cookies.server";
import { readForm } from "../http/read-form.server";
import { paths } from "../paths";
import { AccountPage } from "../staff/account-page";
import { actOnAccount, readAccount } from "../staff/account.server";
import { CHALLENGE_SECONDS } from "../staff/challenges.server";
import { staffChrome } from "../staff/chrome.server";
import { requireStaff } from "../staff/require-staff.server";
import { whereFrom } from "../staff/where-from.server";
import { backTo, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("account:title") };

export async function loader({ request }: LoaderFunctionArgs) {
  const now = new Date();
  const who = await requireStaff(request, null);
  const { slip, headers } = await takeSlip(request, paths.account, now);
  const account = await readAccount(store, who, now);
  return data({ chrome: await staffChrome(store.read, who.staff), ...account, slip }, { headers });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const now = new Date();
  const who = await requireStaff(request, null);
  const sent = { fields: readForm(context).all(), ...whereFrom(request, context.address) };
  const { slip, challenge } = await actOnAccount(store, who, sent, now);
  const answer = await backTo(request, paths.account, slip, now);
  if (challenge)
    answer.headers.append("Set-Cookie", setCookie("challenge", challenge, CHALLENGE_SECONDS.passkey));
  return answer;
}

export default function StaffAccount() {
  return <AccountPage {...useLoaderData<typeof loader>()} />;
}
