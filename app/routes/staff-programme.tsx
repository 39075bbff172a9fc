import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { store } from "../db.server";
import { saveProgramme } from "../groups/save-programme.server";
import { readForm } from "../http/read-form.server";
import { notFound } from "../http/respond.server";
import { paths } from "../paths";
import { staffChrome } from "../staff/chrome.server";
import { checkForm, firstValues } from "../staff/form-problems";
import { refuse } from "../staff/group-answer.server";
import { programmeForm } from "../staff/programme-form";
import { PROGRAMME_FORM, ProgrammePage } from "../staff/programme-page";
import { readProgrammePage } from "../staff/programme-pages.server";
import { requireStaffKeeping } from "../staff/require-staff-keeping.server";
import { requireStaff } from "../staff/require-staff.server";
import { backTo, lookFirst, saying, takeSlip } from "../staff/staff-slip.server";
import type { PageHandle } from "../ui/page-handle";

export const handle: PageHandle = { staff: true, title: (t) => t("groupwork:programmes.title") };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [now, id] = [new Date(), params.programme!];
  const { staff } = await requireStaff(request, "manageProgrammes");
  const { slip, headers } = await takeSlip(request, paths.staffProgramme(id), now);
  const found = (await readProgrammePage(store.read, id, slip)) ?? notFound();
  return data({ chrome: await staffChrome(store.read, staff), ...found, slip }, { headers });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const [now, id] = [new Date(), params.programme!];
  const values = readForm(context).all();
  const sent = { page: paths.staffProgramme(id), form: PROGRAMME_FORM, values };
  const { staff } = await requireStaffKeeping(request, "manageProgrammes", undefined, sent, now);
  const checked = checkForm(programmeForm, firstValues(values));
  if (!checked.ok) return backTo(request, sent.page, { ...sent, problems: checked.problems }, now);
  if (values.preview) return lookFirst(request, sent.page, sent, now);
  const what = { id, mark: values.mark?.[0], words: checked.value };
  const answer = await store.transaction((tx) => saveProgramme(tx, staff, what, now));
  if (!answer.ok) return refuse(request, sent, answer, now);
  return saying(request, paths.staffProgrammes, "saved", now);
}

export default function StaffProgramme() {
  return <ProgrammePage {...useLoaderData<typeof loader>()} />;
}
