import { createHash } from "node:crypto";

/** Every POST, a refusal too, ends here: 303, so that Reload and Back never send a form again.
 *  @param path one of ours, beginning with a single slash */
export function seeOther(path: string, { cookies = [] }: { cookies?: string[] } = {}): Response {
  const headers = new Headers({ Location: path });
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/** @throws Response 404, which shows the page that leads on from there */
export function notFound(): never {
  throw new Response(null, { status: 404 });
}

const TYPES = {
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
};

/** A file to keep. @param name ends in one of the known types; ASCII */
export function download(content: string, name: `${string}.${keyof typeof TYPES}`): Response {
  const type = TYPES[name.split(".").at(-1) as keyof typeof TYPES];
  const headers = { "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` };
  return new Response(content, { headers });
}

/** Browsers on other sites may read it: the same for everybody, and nothing in it is private. */
const FOR_OTHERS = {
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

const FEED_MAX_AGE_S = 300;

/** What programs of others fetch again and again. */
export function feed(content: string, type: string, status = 200): Response {
  const headers = {
    "Content-Type": type,
    "Cache-Control": `public, max-age=${FEED_MAX_AGE_S}`,
    ...FOR_OTHERS,
  };
  return new Response(content, { status, headers });
}

/** {@link feed} of what may be taken back at any time: whoever kept it asks, each time, whether it is still so. */
export function askedFeed(request: Request, content: string, type: string): Response {
  const etag = `"${createHash("sha256").update(content).digest("base64url")}"`;
  const headers = { "Content-Type": type, "Cache-Control": "no-cache", ETag: etag, ...FOR_OTHERS };
  // a proxy that packs it says so, and means the same
  const known = (request.headers.get("if-none-match") ?? "").replaceAll("W/", "").split(/\s*,\s*/);
  if (known.includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(content, { headers });
}

/** {@link feed} of data. @param content anything JSON holds */
export const feedJson = (content: unknown, status = 200): Response =>
  feed(JSON.stringify(content), TYPES.json, status);

const PICTURE_MAX_AGE_S = 86_400;

/** A picture under an address that is new with each picture. Kept for a day and no longer: it may be taken away. */
export function picture({ type, bytes }: { type: "image/jpeg" | "image/png"; bytes: Uint8Array }): Response {
  const headers = {
    "Content-Type": type,
    "Cache-Control": `public, max-age=${PICTURE_MAX_AGE_S}, immutable`,
  };
  return new Response(new Uint8Array(bytes), { headers });
}
