import { BODY_PARTS } from "./story";

/** Signs of a story on its card. */
const MOST = 240;
/** A word longer than this is cut where it is. */
const LONGEST_WORD = 40;

/** How a story begins, on one line, cut between two words. @param body by part */
export function firstLines(body: Readonly<Record<string, string>>): string {
  const part = BODY_PARTS.map((it) => body[it]?.trim() ?? "").find((it) => it !== "") ?? "";
  const line = part.replace(/\s+/gu, " ");
  const signs = [...line];
  if (signs.length <= MOST) return line;
  const begun = signs.slice(0, MOST).join("");
  const gap = begun.lastIndexOf(" ");
  return `${gap > begun.length - LONGEST_WORD && gap > 0 ? begun.slice(0, gap) : begun}…`;
}
