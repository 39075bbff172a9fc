import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

/** Fills the database of a built portal that runs, from a process of its own.
 *  @param dataDir of the portal. @param file from the root of the project. @param given becomes JSON on the way: a Date is a text */
export function fillPortal<T>(dataDir: string, file: string, name: string, ...given: unknown[]): T {
  const said = execFileSync(process.execPath, ["tests/fill-portal.js", file, name, JSON.stringify(given)], {
    cwd: resolve(import.meta.dirname, "../.."),
    env: { ...process.env, DATA_DIR: dataDir, KEYS_DIR: "", LOG_LEVEL: "silent" },
    encoding: "utf8",
  });
  return JSON.parse(said) as T;
}
