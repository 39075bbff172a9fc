import { expect, it } from "vitest";
import { checkOneSession, checkPattern } from "./group-forms";

const on = (name: string, [year, month, day]: readonly string[]) =>
  Object.fromEntries(
    Object.entries({ year, month, day }).map(([part, typed]) => [`${name}.${part}`, [typed ?? ""]]),
  );
const rest = { time: ["10:00"], minutes: ["60"], week: ["1"], sessions: ["3"], every: ["1"] };

it.each([["9999", "12", "25"], ["2100", "1", "1"], ["2027", "2", "30"], ["0", "0", "0"], []])(
  "takes no date that no calendar has, or that nobody means: %s %s %s",
  (...typed) => {
    const wrong = (field: string) => ({ ok: false, problems: [{ field, code: "dateWrong" }] });
    expect(checkPattern({ ...rest, ...on("first", typed) })).toEqual(wrong("first"));
    expect(checkOneSession({ ...rest, ...on("date", typed) })).toEqual(wrong("date"));
    expect(checkPattern({ ...rest, ...on("first", ["2027", "2", "3"]) })).toMatchObject({ ok: true });
  },
);
