import type { IncomingHttpHeaders } from "node:http";
import { chooseLanguage, type Language } from "../i18n/i18n.server";
import { findCookie } from "./cookies.server";

/** The language a request asks for: the one chosen here, else the browser's, else English. */
export const languageOf = (headers: IncomingHttpHeaders): Language =>
  chooseLanguage(findCookie(headers.cookie, "lang"), headers["accept-language"] ?? null);
