/** The portal's few cookies. None can be read by script, and all of a family's go when the browser closes. */
import { env } from "../env.server";

/** `lang` chosen language; `draft` a form being filled in and its receipt; `slip` a refused form;
 *  `visit` the family's own page; `staff` a staff session; `entry` what staff type in for somebody; `welcome` the link of
 *  somebody new; `challenge` what a device of staff has to answer, or a link that makes their browser known; `browser` that staff have signed in here before;
 *  `oidc` a sign-in that is under way at the council's; `seen` a throwaway (see security-headers). */
export const COOKIES = [
  ...(["lang", "draft", "slip", "visit", "staff", "entry", "seen"] as const),
  ...(["welcome", "challenge", "browser", "oidc"] as const),
] as const;
export type CookieName = (typeof COOKIES)[number];

const prefix = env.secureCookies ? "__Host-" : "";
const attributes = `Path=/; HttpOnly; SameSite=Lax${env.secureCookies ? "; Secure" : ""}`;

/** @param header a Cookie header. Of a name sent twice, the first is taken. */
export function findCookie(header: string | null | undefined, name: CookieName): string | undefined {
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === prefix + name) return part.slice(at + 1).trim() || undefined;
  }
  return undefined;
}

/** Whether the header holds a cookie of ours by one of these names. */
export const hasAnyCookie = (header: string | undefined, names: readonly CookieName[]): boolean =>
  header !== undefined && names.some((name) => findCookie(header, name) !== undefined);

export const readCookie = (request: Request, name: CookieName) =>
  findCookie(request.headers.get("cookie"), name);

/** @returns a Set-Cookie value. @param value must be safe in a cookie: tokens and language codes are
 *  @param seconds how long it stays; left out: until the browser closes */
export const setCookie = (name: CookieName, value: string, seconds?: number) =>
  `${prefix}${name}=${value}; ${attributes}${seconds === undefined ? "" : `; Max-Age=${seconds}`}`;

export const expireCookie = (name: CookieName) => `${prefix}${name}=; ${attributes}; Max-Age=0`;
