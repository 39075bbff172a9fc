/** Before every test file: folders of its own, silence in the log, and an alarm for what is said past it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { format } from "node:util";
import { afterAll, afterEach } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "portal-test-"));
process.env.DATA_DIR = folder;
process.env.KEYS_DIR = join(folder, "keys");
process.env.LOG_LEVEL = "silent";
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A warning of React or of a library is a fault of ours. It throws where it is said, and fails the test too where
 *  somebody caught that. A test that expects one replaces the method for itself. */
const said: string[] = [];
for (const method of ["error", "warn"] as const)
  console[method] = (...args: unknown[]) => {
    const line = `console.${method}: ${format(...args)}`;
    said.push(line);
    throw new Error(line);
  };
afterEach(() => {
  const lines = said.splice(0);
  if (lines.length > 0) throw new Error(lines.join("\n"));
});
