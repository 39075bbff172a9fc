import type { GroupAnswer, GroupRefusal } from "../groups/run-group";
import { notFound, seeOther } from "../http/respond.server";
import type { Words } from "../i18n/words";
import { paths } from "../paths";
import { backTo, saying, type StaffSlip } from "./staff-slip.server";

interface Sent extends Pick<StaffSlip, "form" | "values"> {
  page: string;
}

/** 303 back to the form, which says what is wrong. @throws Response 404 where it is not theirs */
export function refuse(request: Request, sent: Sent, refusal: GroupRefusal, now: Date): Promise<Response> {
  if (refusal.why === "notFound") notFound();
  const { page, form, values } = sent;
  return backTo(request, page, { form, problems: [refusal.problem], values }, now);
}

/** After a change of a group: where somebody had to be told, to the page that says who and how; else back to the group. */
export function answerChange(
  request: Request,
  sent: Sent & { group: string; said: keyof Words["staff"]["said"] },
  answer: GroupAnswer,
  now: Date,
): Promise<Response> {
  if (!answer.ok) return refuse(request, sent, answer, now);
  if (answer.told > 0) return Promise.resolve(seeOther(paths.groupTold(sent.group, String(now.getTime()))));
  return saying(request, paths.staffGroup(sent.group), sent.said, now);
}
