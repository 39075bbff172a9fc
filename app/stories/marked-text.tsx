import type { Mark } from "./mark";

type Marked = Pick<Mark, "from" | "to" | "direct">;

interface MarkedTextProps<M extends Marked> {
  text: string;
  /** in order, and none over another */
  marks: readonly M[];
  /** what it is, said beside the mark; without, the page says elsewhere what was found */
  say?: (mark: M) => string;
}

/** A text in which what may tell who somebody is stands out: by a line under it, whole for what is enough alone, dotted
 *  for what is not, and in words. */
export const MarkedText = <M extends Marked>({ text, marks, say }: MarkedTextProps<M>) => (
  <span className="words marked-text" dir="auto">
    {marks.map((mark, at) => (
      <span key={mark.from}>
        {text.slice(marks[at - 1]?.to ?? 0, mark.from)}
        <mark className={mark.direct ? "mark" : "mark mark--indirect"}>
          {text.slice(mark.from, mark.to)}
          {say && <span className="mark__kind"> {say(mark)}</span>}
        </mark>
      </span>
    ))}
    {text.slice(marks.at(-1)?.to ?? 0)}
  </span>
);
