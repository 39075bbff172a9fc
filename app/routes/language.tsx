import type { ActionFunctionArgs } from "@remix-run/node";
import { setCookie } from "../http/cookies.server";
import { readForm } from "../http/read-form.server";
import { notFound, seeOther } from "../http/respond.server";
import { chooseLanguage } from "../i18n/i18n.server";
import { paths } from "../paths";

export const loader = () => notFound();

export async function action({ context }: ActionFunctionArgs) {
  const form = readForm(context);
  const { code } = chooseLanguage(form.one("lang"), null);
  const back = form.one("back");
  // a path of ours: one slash, and nothing that a browser reads as another host
  const goTo = /^\/(?![/\\])[\w\-/]*$/.test(back) ? back : paths.home;
  return seeOther(goTo, { cookies: [setCookie("lang", code)] });
}
