/** What a browser makes of a page, as far as it matters where a text ended and where an element began. */

interface Tag {
  /** small letters; "/p" where one ends */
  name: string;
  /** values as a browser reads them */
  attributes: Array<[name: string, value: string]>;
}
interface Scanned {
  tags: Tag[];
  /** all that is read as text, in one; also in boxes that are typed into */
  text: string;
  /** what stands in comments, scripts and style sheets */
  hidden: string;
}

const NAMED: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", colon: ":" };
const decode = (html: string) =>
  html.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos|colon));/gi, (_, hex, decimal, name) =>
    name
      ? NAMED[(name as string).toLowerCase()]!
      : String.fromCodePoint(hex ? parseInt(hex as string, 16) : Number(decimal)),
  );

const ATTRIBUTE = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/gy;
/** Elements whose inside holds no others. */
const RAW = ["script", "style", "iframe", "noembed", "noframes", "xmp"];
const TYPED = ["textarea", "title"];

/** Goes by the rules for tokens of the HTML standard, without those for broken trees. */
export function scanHtml(html: string): Scanned {
  const found: Scanned = { tags: [], text: "", hidden: "" };
  let at = 0;
  const until = (end: number, length = 0) => {
    const inside = html.slice(at, end < 0 ? html.length : end);
    at = end < 0 ? html.length : end + length;
    return inside;
  };
  while (at < html.length) {
    found.text += decode(until(html.indexOf("<", at)));
    if (at >= html.length) break;
    if (html.startsWith("<!--", at)) {
      const close = /--!?>/g;
      // "<!-->" is whole
      close.lastIndex = at + 2;
      const match = close.exec(html);
      found.hidden += until(match ? match.index : -1, match?.[0].length);
    } else if (/[!?]/.test(html[at + 1] ?? "")) found.hidden += until(html.indexOf(">", at), 1);
    else if (/^<\/?[a-z]/i.test(html.slice(at, at + 3))) readTag();
    else found.text += html[at++]!;
  }
  return found;

  function readTag(): void {
    const name = /^<(\/?[^\s/>]+)/.exec(html.slice(at, at + 200))![1]!.toLowerCase();
    at += name.length + 1;
    const attributes: Tag["attributes"] = [];
    for (;;) {
      ATTRIBUTE.lastIndex = at;
      const match = ATTRIBUTE.exec(html);
      if (!match) break;
      attributes.push([match[1]!.toLowerCase(), decode(match[2] ?? match[3] ?? match[4] ?? "")]);
      at = ATTRIBUTE.lastIndex;
    }
    found.tags.push({ name, attributes });
    until(html.indexOf(">", at), 1);
    if (![...RAW, ...TYPED].includes(name)) return;
    const end = new RegExp(`</${name}(?=[\\s/>])`, "gi");
    end.lastIndex = at;
    const inside = until(end.exec(html)?.index ?? -1);
    if (TYPED.includes(name)) found.text += decode(inside);
    else found.hidden += inside;
  }
}
