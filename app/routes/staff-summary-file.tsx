import type { LoaderFunctionArgs } from "@remix-run/node";
import { store } from "../db.server";
import { download, notFound, seeOther } from "../http/respond.server";
import { paths } from "../paths";
import { requireStaff } from "../staff/require-staff.server";
import { readSummary, SUMMARY_FORMATS, summaryFile } from "../staff/summary.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const who = await requireStaff(request, "passOnRequest");
  const format = SUMMARY_FORMATS.find((it) => it === params.format);
  if (!format) notFound();
  const summary = await readSummary(store, who, params.reference!, format, new Date());
  if (!summary) notFound();
  if (summary === "notOpened") throw seeOther(paths.request(params.reference!));
  return download(summaryFile(summary, format), `${summary.reference}.${format}`);
}
