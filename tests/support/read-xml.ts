interface XmlElement {
  /** "rss/channel/item" */
  path: string;
  text: string;
  attributes: string;
}

/** Elements of well-formed XML in their order, as "path" and text. @throws Error where it is not well formed */
export function readXml(xml: string): XmlElement[] {
  if (/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(xml))
    throw new Error("A sign that is not XML");
  const found: XmlElement[] = [];
  const open: Array<{ name: string; at: number }> = [];
  const token =
    /<!\[CDATA\[([\s\S]*?)\]\]>|<\?[^?]*\?>|<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  const add = (text: string) => {
    const at = open.at(-1)?.at;
    if (at === undefined && text.trim() !== "") throw new Error(`Text outside: ${text}`);
    if (at !== undefined) found[at]!.text += text;
  };
  for (let last = 0; last < xml.length; last = token.lastIndex) {
    token.lastIndex = last;
    const [whole, cdata, closing, name, attributes, empty, text] = token.exec(xml) ?? [];
    if (whole === undefined) throw new Error(`Not well formed: ${xml.slice(last, last + 60)}`);
    if (cdata !== undefined) add(cdata);
    else if (text !== undefined) {
      if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.test(text) || text.includes("]]>"))
        throw new Error(`Not well formed: ${text}`);
      add(
        text.replace(
          /&(amp|lt|gt|quot|apos);/g,
          (_, it: string) => ({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" })[it]!,
        ),
      );
    } else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`Closed in the wrong place: ${name}`);
    } else if (name) {
      found.push({ path: [...open.map((it) => it.name), name].join("/"), text: "", attributes: attributes! });
      if (!empty) open.push({ name, at: found.length - 1 });
    }
  }
  if (open.length > 0) throw new Error("Never closed");
  return found;
}
