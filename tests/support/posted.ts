import type { Posted } from "../../app/http/read-form.server";

/** A form's fields as the server hands them on. */
export function postedForm(fields: Record<string, string | string[]>): Posted {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(name, value);
  return { type: "application/x-www-form-urlencoded", body: Buffer.from(body.toString()) };
}
