import { Fragment, type ReactNode } from "react";

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
  const say = (text: string) =>
    inline(text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name])));
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

function inline(text: string): ReactNode {
  return text.split(/(\*\*[^*]+\*\*|\[[^\]]+\]\([^)\s]+\))/).map((part, at) => {
    const link = /^\[(.+)\]\((.+)\)$/.exec(part);
    if (link)
      return (
        <a key={at} href={link[2]}>
          {link[1]}
        </a>
      );
    if (part.startsWith("**")) return <strong key={at}>{part.slice(2, -2)}</strong>;
    return <Fragment key={at}>{part}</Fragment>;
  });
}
