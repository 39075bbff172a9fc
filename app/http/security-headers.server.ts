/** On every answer, errors and redirects too (design.md 7). */
import { env } from "../env.server";
import { styleHashes } from "./assets.server";

let made: Readonly<Record<string, string>> | undefined;

/** Call it when the assets are loaded: the policy names the style sheet that a page may hold. */
export const securityHeaders = () => (made ??= make());

const make = (): Record<string, string> => ({
  "Content-Security-Policy":
    `default-src 'none'; script-src 'self'; style-src ${["'self'", ...styleHashes()].join(" ")}; ` +
    // one staff page has a worker, to open it without signal
    "worker-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  // not no-referrer: with it browsers post forms with Origin: null, which no check could tell from a stranger's
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), browsing-topics=()",
  "X-Robots-Tag": "noarchive",
  ...(env.secureCookies ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
});
