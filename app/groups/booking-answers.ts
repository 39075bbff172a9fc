/** From a family's answers to what is kept of its booking, and back into a form when that changes. */
import { fieldName } from "../questions/journey";
import type { Raw } from "../questions/question";
import type { Transcript } from "../questions/transcript";
import { contactQuestions } from "../safety/contact.questions";
import { UNBORN } from "./booked-children.question";
import type { BookedChild, BookingBody, Bundle } from "./group";
import type { BookingAnswers, NeedsAnswers } from "./booking.questions";

type Needs = Pick<BookingBody, "other" | "bundle" | "speaks" | "interpreter" | "access">;

/** What is counted of the answers. What the group does not have is not asked of it. */
export function bundleOf({ group = [], comes, children, transport = "none" }: NeedsAnswers): Bundle {
  const creche = group.includes("creche");
  const born = (children?.ages ?? []).map((it): BookedChild => ({
    months: it.months,
    due: null,
    said: it.said,
    creche: creche && it.creche,
  }));
  const due = children?.due;
  const unborn: BookedChild[] = due
    ? [{ months: null, due: due.on, said: due.on, creche: creche && due.creche }]
    : [];
  return {
    seats: comes === "two" ? 2 : 1,
    children: [...born, ...unborn],
    transport: group.includes("transport") && transport !== "none" ? Number(transport) : 0,
  };
}

/** Who comes, and what they need to come and take part. */
export function needsOf(answers: NeedsAnswers & Pick<BookingAnswers, "getThere">): Needs {
  const { language = "english", comes, other = "", access, getThere } = answers;
  return {
    other: comes === "two" ? other : "",
    bundle: bundleOf(answers),
    speaks: language === "english" ? "" : language,
    interpreter: answers.interpreter === "yes",
    access: [getThere, access].filter(Boolean).join("\n"),
  };
}

/** How to reach them stands in the rules alone: an old number in a transcript is as dangerous as on a page. */
export const keptOf = (transcript: Transcript, { comes }: NeedsAnswers): Transcript =>
  transcript.filter(
    ({ question }) =>
      question !== "group" &&
      // a name that was left standing there is nobody's who comes
      !(question === "other" && comes !== "two") &&
      !Object.hasOwn(contactQuestions, question),
  );

/** The same ages, said in the same words: they were not looked at anew. */
export function saysSameAges(before: Bundle, after: Bundle): boolean {
  const said = ({ children }: Bundle) => children.map((it) => `${it.months} ${it.due} ${it.said}`).join("\n");
  return said(before) === said(after);
}

/** A booking's needs as they would stand in the form. */
export function rawOfNeeds({ bundle, other, speaks, interpreter, access, transcript }: BookingBody): Raw {
  const born = bundle.children.filter((it) => it.due === null);
  const unborn = bundle.children.find((it) => it.due !== null);
  const creche = [
    ...born.flatMap((it, at) => (it.creche ? [String(at + 1)] : [])),
    ...(unborn?.creche ? [UNBORN] : []),
  ];
  const spoken = transcript.find((it) => it.question === "languageOther")?.shown.answer ?? "";
  return {
    comes: [bundle.seats > 1 ? "two" : "me"],
    other: [other],
    ...rawOfChildren(
      born.map((it) => it.said),
      unborn?.due ?? null,
    ),
    [fieldName("children", "creche")]: creche,
    [fieldName("children", "none")]: bundle.children.length === 0 ? ["yes"] : [],
    transport: [bundle.transport === 0 ? "none" : String(bundle.transport)],
    language: [speaks || "english"],
    languageOther: [spoken],
    interpreter: [interpreter ? "yes" : "no"],
    access: [access],
  };
}

/** Ages and a due date as they would stand in the form. @param due ISO date or ISO month */
export function rawOfChildren(said: readonly string[], due: string | null): Raw {
  const [year = "", month = "", day = ""] = due?.split("-") ?? [];
  const plain = (it: string) => it.replace(/^0/, "");
  return {
    [fieldName("children", "age")]: [...said],
    [fieldName("children", "day")]: [plain(day)],
    [fieldName("children", "month")]: [plain(month)],
    [fieldName("children", "year")]: [year],
  };
}
