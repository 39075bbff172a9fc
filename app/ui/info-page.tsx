import type { ReactNode } from "react";
import { Prose, type Block } from "./prose";

interface InfoPageProps {
  words: { heading: string; lead?: string; blocks: readonly Block[] };
  values?: Readonly<Record<string, string | number>>;
  /** between the lead and the text */
  notice?: ReactNode;
  children?: ReactNode;
}

/** A page that is only to be read. */
export const InfoPage = ({ words, values, notice, children }: InfoPageProps) => (
  <>
    <h1>{words.heading}</h1>
    {words.lead && <p className="lead">{words.lead}</p>}
    {notice}
    <Prose blocks={words.blocks} {...(values ? { values } : {})} />
    {children}
  </>
);
