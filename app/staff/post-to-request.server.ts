/** What the addresses of a request do with a form: who is signed in, what is done, and where that leads. */
import { store } from "../db.server";
import { readForm, type Posted } from "../http/read-form.server";
import { notFound, seeOther } from "../http/respond.server";
import { paths } from "../paths";
import type { Act } from "./acted.server";
import { listBehind, requestFrom } from "./list-behind";
import { requireStaffKeeping } from "./require-staff-keeping.server";
import { backTo } from "./staff-slip.server";

interface Sent {
  request: Request;
  params: { reference?: string | undefined };
  context: { posted?: Posted | undefined };
}

/** @throws Response 404 for a request that is not there for this person; 303 to sign-in, with what was typed kept */
export async function postToRequest({ request, params, context }: Sent, act: Act): Promise<Response> {
  const now = new Date();
  const reference = params.reference!;
  const fields = readForm(context).all();
  const typed = { page: paths.request(reference), values: fields };
  const { staff } = await requireStaffKeeping(request, null, undefined, typed, now);
  const acted = await store.transaction((tx) => act(tx, { staff, reference }, fields, now));
  if (!acted) notFound();
  // notes and messages are posted to addresses of their own, from the request's
  const { from, href } = listBehind(request.headers.get("referer"));
  const where = acted.page === paths.staff ? href : requestFrom(reference, from);
  return acted.slip ? backTo(request, acted.page, acted.slip, now, where) : seeOther(where);
}
