import type { Posted } from "../../app/http/read-form.server";

/** A form's fields as the server hands them on. */
export function postedForm(fields: Record<string, string | string[]>): Posted {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(name, value);
  return { type: "application/x-www-form-urlencoded", body: Buffer.from(body.toString()) };
}

/** As a browser sends a form that has a file. */
export async function multipartForm(
  fields: Record<string, string>,
  files: Record<string, Uint8Array> = {},
): Promise<Posted> {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  for (const [name, bytes] of Object.entries(files))
    data.append(name, new Blob([new Uint8Array(bytes)], { type: "image/jpeg" }), "me.jpg");
  const sent = new Response(data);
  return { type: sent.headers.get("content-type")!, body: Buffer.from(await sent.arrayBuffer()) };
}
