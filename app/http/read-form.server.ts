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
  if (!posted || !isOf(posted, "application/x-www-form-urlencoded"))
    throw new Response(null, { status: 400 });
  return asForm(new URLSearchParams(posted.body.toString()));
}

/** {@link readForm} of the one form that sends a file. @param field whose file. @returns with an empty file where none was
 *  chosen. @throws Response 400 for another format, a broken one, or any other file */
export async function readUpload(
  { posted }: { posted?: Posted | undefined },
  field: string,
): Promise<{ form: Form; file: Uint8Array }> {
  if (!posted) throw new Response(null, { status: 400 });
  // without a file it may come as any other form: then it is the form alone
  if (!isOf(posted, "multipart/form-data")) return { form: readForm({ posted }), file: new Uint8Array() };
  const answer = new Response(new Uint8Array(posted.body), { headers: { "Content-Type": posted.type! } });
  const parts = await answer.formData().catch(() => {
    throw new Response(null, { status: 400 });
  });
  const texts: Array<[string, string]> = [];
  const files: Blob[] = [];
  for (const [name, value] of parts) {
    if (typeof value === "string") texts.push([name, value]);
    else if (name === field && files.length === 0) files.push(value);
    else throw new Response(null, { status: 400 });
  }
  const file = new Uint8Array((await files[0]?.arrayBuffer()) ?? []);
  return { form: asForm(texts), file };
}

/** What a browser says it sends, before what belongs to it. */
const isOf = ({ type = "" }: Posted, format: string) => type.split(";")[0]!.trim().toLowerCase() === format;

function asForm(sent: Iterable<[string, string]>): Form {
  const fields: Fields = Object.create(null) as Fields;
  let count = 0;
  for (const [name, value] of sent) {
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
