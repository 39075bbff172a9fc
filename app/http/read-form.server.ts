/** The only door for POSTed data. Size and origin were checked by the server before Remix saw the request. */

/** Field name → everything sent under it, as typed. */
export type Fields = Record<string, string[]>;

export interface Form {
  /** the first value, as typed; "" where there is none */
  one(name: string): string;
  many(name: string): string[];
  all(): Fields;
}

/** More fields than any of our forms has. */
const MOST_FIELDS = 500;

/** What the server read of a POST, before Remix. */
export interface Posted {
  body: Buffer;
  type: string | undefined;
}

/** @throws Response 400 for something no form of ours sends (files, hundreds of fields, another format) */
export function readForm({ posted }: { posted?: Posted | undefined }): Form {
  if (!posted || !/^application\/x-www-form-urlencoded\b/i.test(posted.type ?? ""))
    throw new Response(null, { status: 400 });
  const fields: Fields = Object.create(null) as Fields;
  let count = 0;
  for (const [name, value] of new URLSearchParams(posted.body.toString())) {
    if (++count > MOST_FIELDS) throw new Response(null, { status: 400 });
    // browsers send line ends as CRLF; what was typed has one character there, and lengths are counted so.
    // NUL cannot be stored by PostgreSQL and nobody types it
    (fields[name] ??= []).push(value.replaceAll("\r\n", "\n").replaceAll("\0", ""));
  }
  return {
    one: (name) => fields[name]?.[0] ?? "",
    many: (name) => fields[name] ?? [],
    all: () => fields,
  };
}
