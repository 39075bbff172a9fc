/** Walks a site as somebody with a browser can: every link, and every form that only asks, on every page it finds. */
import type { Answer, Family } from "./family";

export interface Seen extends Answer {
  /** with its query */
  path: string;
}

/** @param from where to begin. @param follow which addresses are walked; the way out of it is not.
 *  @throws Error where there is no end to it */
export async function crawl(
  family: Family,
  from: readonly string[],
  follow: (path: string) => boolean,
  most = 1500,
): Promise<Seen[]> {
  const seen: Seen[] = [];
  const known = new Set<string>();
  const waiting = [...from];
  const add = (path: string) => {
    if (known.has(path) || !follow(path)) return;
    known.add(path);
    waiting.push(path);
  };
  from.forEach((it) => known.add(it));
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (seen.length >= most) throw new Error(`There is no end to it: ${path}`);
    const answer = await family.get(path);
    seen.push({ ...answer, path });
    for (const it of leadsTo(path, answer, family.url)) add(it);
  }
  return seen;
}

/** Addresses of our own that an answer leads to, without what comes after "#". */
function leadsTo(path: string, { body, headers, location }: Answer, origin: string): string[] {
  const html = (headers.get("content-type") ?? "").startsWith("text/html");
  const links = html
    ? [...body.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map((it) => decode(it[1]!))
    : // data names addresses in full
      [...body.matchAll(/https?:\/\/[^\s"\\;,]+/g)].map((it) => it[0]);
  const forms = html && !path.includes("?") ? [...body.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)] : [];
  const asked = forms
    .filter(([, tag]) => !/method="post"/i.test(tag!))
    .flatMap(([, tag, inside]) => {
      const action = decode(/action="([^"]*)"/.exec(tag!)?.[1] ?? path);
      return answersOf(inside!).map((query) => `${action}?${query}`);
    });
  return [...links, ...asked, ...(location ? [location] : [])].flatMap((it) => {
    const url = URL.canParse(it, origin + path) ? new URL(it, origin + path) : undefined;
    return url?.origin === origin ? [url.pathname + url.search] : [];
  });
}

/** The form as it stands, and with each of its choices made by itself. */
function answersOf(inside: string): string[] {
  const asItIs: [string, string][] = [];
  const choices: [string, string][] = [];
  for (const [tag] of inside.matchAll(/<input\b[^>]*>/g)) {
    const of = (name: string) => decode(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "");
    const [type, name, value] = [of("type"), of("name"), of("value")];
    if (!name) continue;
    if (type === "radio" || type === "checkbox") choices.push([name, value]);
    else asItIs.push([name, value]);
  }
  for (const [, tag, options] of inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const name = decode(/\sname="([^"]*)"/.exec(tag!)?.[1] ?? "");
    for (const [, value] of options!.matchAll(/<option\b[^>]*\svalue="([^"]*)"/g))
      choices.push([name, decode(value!)]);
  }
  const say = (fields: [string, string][]) => new URLSearchParams(fields).toString();
  return [say(asItIs), ...choices.map((it) => say([...asItIs, it]))];
}

const SIGNS: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };
const decode = (html: string) => html.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, it: string) => SIGNS[it]!);

/** What somebody reads of it, and what stands in its code: with and without tags, digits with no gaps between. */
export function readable(body: string): string {
  const text = decode(body);
  const unfolded = text.replace(/\r?\n[ \t]/g, "");
  return [text, unfolded, text.replace(/<[^>]*>/g, ""), text.replace(/(\d)[\s-]+(?=\d)/g, "$1")]
    .join("\n")
    .toLowerCase();
}
