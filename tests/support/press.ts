/** A staff form as the browser sends it: the action, the page that follows with what it has to say, and its HTML. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { createElement, type FunctionComponent } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { dressed } from "../../app/dressed.server";
import { chooseLanguage } from "../../app/i18n/i18n.server";
import { postedForm } from "./posted";

interface Pressed {
  route: {
    action: (args: ActionFunctionArgs) => Promise<Response>;
    loader: (args: LoaderFunctionArgs) => Promise<unknown>;
  };
  page: FunctionComponent<never>;
  /** with its query, where it has one */
  path: string;
  params: Record<string, string>;
  /** of whoever is signed in */
  cookie: string;
  fields: Record<string, string>;
}

/** @returns where the browser is sent, and what it shows there */
export async function press({ route, page, path, params, cookie, fields }: Pressed) {
  const args = (at: string, with_: string, posted?: Record<string, string>) =>
    ({
      request: new Request(`http://portal.test${at}`, { headers: { cookie: with_ } }),
      params,
      context: { address: "a", posted: posted && postedForm(posted) },
    }) as unknown as LoaderFunctionArgs & ActionFunctionArgs;
  const sent = await route.action(args(path, cookie, fields));
  const location = sent.headers.get("location")!;
  const slip = sent.headers.getSetCookie().find((it) => it.startsWith("slip="))!;
  const then = await route.loader(args(location, `${cookie}; ${slip.split(";")[0]!}`));
  const shown = createElement(page as FunctionComponent<object>, (then as { data: object }).data);
  const language = chooseLanguage("en", null);
  return {
    location,
    html: renderToStaticMarkup(dressed({ language, path, faultReference: "TEST" }, shown)),
  };
}
