/** What the register sends: the whole page where there is no script, single marks where there is. */
import { MARKS, type Mark } from "../groups/register";
import type { Marked } from "../groups/take-register.server";

type Fields = Record<string, string[]>;

const PERSON = /^mark-([\w-]{1,40})$/;
const isMark = (it: string | undefined): it is Mark => MARKS.some((mark) => mark === it);

/** Of a page without script: what it shows other than when it was made. What a colleague has marked meanwhile stays. */
export function readPageMarks(fields: Fields, now: Date): Marked[] {
  const key = fields.key?.[0] ?? "";
  return Object.entries(fields).flatMap(([name, [value]]): Marked[] => {
    const booking = PERSON.exec(name)?.[1];
    if (!booking || !isMark(value) || value === fields[`was-${booking}`]?.[0]) return [];
    return [{ key: `${key.slice(0, 40)}.${booking}`, booking, mark: value, at: now }];
  });
}

const SENT = /^([\w-]{8,40}) ([\w-]{1,40}) (came|missed) (\d{1,12})$/;

/** Of the script: "key booking mark ago" for each, `ago` in milliseconds: no clock of a phone is trusted. */
export function readSentMarks(fields: Fields, now: Date): Marked[] {
  return (fields.marked ?? []).flatMap((it): Marked[] => {
    const [, key, booking, mark, ago] = SENT.exec(it) ?? [];
    if (!key || !booking || !isMark(mark)) return [];
    return [{ key, booking, mark, at: new Date(now.getTime() - Number(ago)) }];
  });
}
