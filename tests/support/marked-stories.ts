/** The made-up stories that finding identifiers is measured with, and the answer key: what in them tells who somebody is.
 *  A file holds its story with marks, `{{kind:words}}`, below a line that says who writes, how, and of which hub. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "../data/stories");

/** One is enough to know somebody. `name` is of people by whatever they are called; `school` of nurseries too. */
const DIRECT = [
  ...["name", "phone", "email", "postcode", "street", "handle", "date", "birthdate", "school", "number"],
] as const;
/** Two together can be. `age` is of weeks and school years too; `place` of where a family lives, comes from or was;
 *  `shape` of a fact about a family that few share. */
const INDIRECT = [
  ...["age", "place", "year", "court", "work", "hospital", "health", "shape", "event", "faith"],
] as const;
export type PlantedKind = (typeof DIRECT)[number] | (typeof INDIRECT)[number];

export interface Planted {
  /** UTF-16 units from the text's beginning; `to` is behind the last */
  from: number;
  to: number;
  kind: PlantedKind;
  direct: boolean;
}

export interface MarkedStory {
  /** "001" */
  id: string;
  who: string;
  tone: string;
  hub: string;
  /** as its author wrote it, without marks */
  text: string;
  /** in the order of the text */
  planted: Planted[];
}

/** Staff of the stories' hubs, as the portal knows its own. Others who are named in them work elsewhere. */
export const STAFF_OF_STORIES = [
  ...["Shona Baird", "Craig Lennox", "Morven Tait", "Isla Kerr", "Agnes Dunlop"],
  ...["Nadia Rafiq", "Pauline Weir", "Gordon Speirs"],
  ...["Eilidh Naismith", "Tam Rennie", "Lorna Gilchrist"],
  ...["Denise Coyle", "Yvonne Adeyemi", "Ross McInally", "Karen Struthers"],
];

function isKind(kind: string): kind is PlantedKind {
  return (DIRECT as readonly string[]).includes(kind) || (INDIRECT as readonly string[]).includes(kind);
}

/** @throws where a mark is of no kind, empty, or not closed */
export function readMarked(marked: string): Pick<MarkedStory, "text" | "planted"> {
  const planted: Planted[] = [];
  let text = "";
  for (const [at, piece] of marked.split("{{").entries()) {
    if (at === 0) {
      text += piece;
      continue;
    }
    const [, kind = "", words = "", rest = ""] = /^(\w+):([^{}]+)\}\}([^]*)$/.exec(piece) ?? [];
    if (!isKind(kind)) throw new Error(`not a mark: {{${piece.slice(0, 40)}`);
    const direct = (DIRECT as readonly string[]).includes(kind);
    planted.push({ from: text.length, to: text.length + words.length, kind, direct });
    text += words + rest;
  }
  if (text.includes("}}")) throw new Error(`a mark has no beginning: ${text}`);
  return { text, planted };
}

/** All of them, in order. */
export function listMarkedStories(): MarkedStory[] {
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const [, who = "", tone = "", hub = "", marked = ""] =
        /^# (.+?) \| (.+?) \| (.+?)\n\n([^]+)$/.exec(readFileSync(join(folder, file), "utf8")) ?? [];
      return { id: file.replace(".txt", ""), who, tone, hub, ...readMarked(marked.trim()) };
    });
}
