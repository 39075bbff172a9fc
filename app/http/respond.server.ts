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
