/** The few marks that running text may hold: **bold** and [links](/somewhere), and nothing else. */

export type Marked = { text: string; href?: undefined; bold?: boolean } | { text: string; href: string };

// what may stand between brackets has an end, and no bracket in it: a text of brackets alone is read in one go
const MARKS = /(\*\*[^*]{1,2000}\*\*|\[[^[\]]{1,500}\]\([^()\s]{1,500}\))/;
const LINK = /^\[([^[\]]+)\]\(([^()\s]+)\)$/;

/** A page of ours, a part of this one, or a website with a lock; nothing that a browser would run. */
export const isSafeLink = (href: string): boolean =>
  /^(#[\w-]+|\/(?!\/)[\w/#-]*|https:\/\/[^\s"<>]+)$/.test(href);

/** A text by its marks. What only looks like a link, or leads where none may, stays the words it is. */
export function readMarks(text: string): Marked[] {
  return text.split(MARKS).map((part): Marked => {
    const [, said, href] = LINK.exec(part) ?? [];
    if (said !== undefined && href !== undefined && isSafeLink(href)) return { text: said, href };
    return part.startsWith("**") && part.length > 4
      ? { text: part.slice(2, -2), bold: true }
      : { text: part };
  });
}
