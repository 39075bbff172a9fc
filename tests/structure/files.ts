/** The project's own files, for tests that read them. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

const root = resolve(import.meta.dirname, "../..");

/** Paths below `folder`, from the project's root and with `/`, whose names match. */
export function listFiles(folder: string, name: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile() && name.test(it.name))
    .map((it) => relative(root, join(it.parentPath, it.name)).split(sep).join("/"))
    .sort();
}

export const readText = (path: string) => readFileSync(join(root, path), "utf8");
