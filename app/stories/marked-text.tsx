import type { Mark, MarkKind } from "./mark";

interface MarkedTextProps {
  text: string;
  /** as `findIdentifiers` gives them */
  marks: readonly Mark[];
  /** what each kind is called, said beside the mark; without, the page says elsewhere what was found */
  words?: Record<MarkKind, string>;
}

/** A text in which what may tell who somebody is stands out: by a line under it, whole for what is enough alone, dotted
 *  for what is not, and by its kind in words. */
export const MarkedText = ({ text, marks, words }: MarkedTextProps) => (
  <span className="words marked-text" dir="auto">
    {marks.map(({ from, to, kind, direct }, at) => (
      <span key={from}>
        {text.slice(marks[at - 1]?.to ?? 0, from)}
        <mark className={direct ? "mark" : "mark mark--indirect"}>
          {text.slice(from, to)}
          {words && <span className="mark__kind"> {words[kind]}</span>}
        </mark>
      </span>
    ))}
    {text.slice(marks.at(-1)?.to ?? 0)}
  </span>
);
