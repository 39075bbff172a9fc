import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { actOnNote } from "../staff/act-on-words.server";
import { postToRequest } from "../staff/post-to-request.server";
import { requireStaff } from "../staff/require-staff.server";

/** There is nothing to see here: whoever comes by Reload or Back belongs on the request's page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request, "listRequests");
  return seeOther(paths.request(params.reference!));
}

export const action = (args: ActionFunctionArgs) => postToRequest(args, actOnNote);
