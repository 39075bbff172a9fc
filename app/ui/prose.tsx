import { Fragment, type ReactNode } from "react";
import { readMarks } from "../i18n/marks";

/** A paragraph, a heading or a list; inside, **bold** and [links](/somewhere) and nothing else. */
export type Block =
  string | { heading: string; list?: undefined } | { list: readonly string[]; heading?: undefined };

interface ProseProps {
  blocks: readonly Block[];
  /** fills {{name}} */
  values?: Readonly<Record<string, string | number>>;
}

/** Running text from the locale files. */
export function Prose({ blocks, values = {} }: ProseProps) {
  const fill = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
  const say = (text: string) => inline(text, fill);
  return (
    <>
      {blocks.map((block, at) =>
        typeof block === "string" ? (
          <p key={at}>{say(block)}</p>
        ) : block.list ? (
          <ul key={at}>
            {block.list.map((item) => (
              <li key={item}>{say(item)}</li>
            ))}
          </ul>
        ) : (
          <h2 key={at}>{say(block.heading)}</h2>
        ),
      )}
    </>
  );
}

/** @param fill comes last: what fills a gap is shown as it is, and makes no links */
function inline(text: string, fill: (text: string) => string): ReactNode {
  return readMarks(text).map((it, at) => {
    const said = fill(it.text);
    if (it.href !== undefined)
      return (
        <a key={at} href={it.href}>
          {said}
        </a>
      );
    if (it.bold) return <strong key={at}>{said}</strong>;
    if (!said.includes("\n")) return <Fragment key={at}>{said}</Fragment>;
    return (
      <span key={at} className="line-breaks">
        {said}
      </span>
    );
  });
}
