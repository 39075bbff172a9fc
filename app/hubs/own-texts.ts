/** Texts of family pages that the service may say in its own words: paragraphs with an empty line between them, headings
 *  that begin with "## ", lists whose lines begin with "- ", **bold** and [links](/somewhere). */
import { isSafeLink, readMarks } from "../i18n/marks";
import type { Block } from "../ui/prose";

export const OWN_TEXTS = ["privacy", "next"] as const;
export type OwnText = (typeof OWN_TEXTS)[number];

/** null: the portal's own words stand */
export type OwnTexts = Record<OwnText, Block[] | null>;

/** What the page fills in. Whoever leaves one of `needed` out hides what families have a right to read. */
export const GAPS: Record<OwnText, { needed: readonly string[]; allowed: readonly string[] }> = {
  privacy: { needed: ["officer", "basis", "minutes", "keep"], allowed: [] },
  next: { needed: [], allowed: ["target"] },
};

export const LONGEST_TEXT = 12_000;

/** The key of the table `settings` that a text stands under. */
export const textKey = (text: OwnText) => `text.${text}`;

/** @param say what is known of one text */
export const eachText = <T>(say: (text: OwnText) => T) =>
  Object.fromEntries(OWN_TEXTS.map((it) => [it, say(it)])) as Record<OwnText, T>;

const HEADING = "## ";
const ITEM = "- ";

export function parseText(written: string): Block[] {
  const parts = written.replace(/\r\n?/g, "\n").split(/\n\s*\n/);
  return parts.flatMap((part) =>
    blocksOf(
      part
        .split("\n")
        .map((it) => it.trim())
        .filter(Boolean),
    ),
  );
}

/** A heading and the lines under it may stand together. */
function blocksOf(lines: string[]): Block[] {
  const blocks: Block[] = [];
  let items: string[] | undefined;
  for (const line of lines) {
    const last = blocks.at(-1);
    if (line.startsWith(HEADING)) blocks.push({ heading: line.slice(HEADING.length) });
    else if (line.startsWith(ITEM)) {
      const item = line.slice(ITEM.length);
      if (items) items.push(item);
      else blocks.push({ list: (items = [item]) });
      continue;
    } else if (typeof last === "string") blocks[blocks.length - 1] = `${last} ${line}`;
    else blocks.push(line);
    items = undefined;
  }
  return blocks;
}

/** What {@link parseText} reads back as the same blocks. */
export const writeText = (blocks: readonly Block[]): string =>
  blocks
    .map((it) => {
      if (typeof it === "string") return it;
      return it.list ? it.list.map((item) => `${ITEM}${item}`).join("\n") : `${HEADING}${it.heading}`;
    })
    .join("\n\n");

export type TextFault = "tooLong" | "textEmpty" | "gapMissing" | "gapUnknown" | "linkWrong";

/** What is wrong with the service's own words for a page, and the part that it is about. */
export function findTextFault(text: OwnText, written: string): { why: TextFault; part: string } | undefined {
  if (written.length > LONGEST_TEXT) return { why: "tooLong", part: "" };
  if (parseText(written).length === 0) return { why: "textEmpty", part: "" };
  const { needed, allowed } = GAPS[text];
  const gaps = [...written.matchAll(/\{\{([^{}]*)\}\}/g)].map((it) => it[1]!);
  const unknown = gaps.find((it) => ![...needed, ...allowed].includes(it));
  if (unknown !== undefined) return { why: "gapUnknown", part: `{{${unknown}}}` };
  const missing = needed.find((it) => !gaps.includes(it));
  if (missing) return { why: "gapMissing", part: `{{${missing}}}` };
  // whatever looks like the end of a link has to be one
  const ends = [...written.matchAll(/\]\(([^()\s]{0,500})/g)].map((it) => it[1]!);
  const wrong = ends.find((it) => !isSafeLink(it));
  if (wrong !== undefined) return { why: "linkWrong", part: wrong };
  const made = readMarks(written).filter((it) => it.href !== undefined);
  return made.length === ends.length ? undefined : { why: "linkWrong", part: `](${ends[0]})` };
}
