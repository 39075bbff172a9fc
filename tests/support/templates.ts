/** Once a run and engine: an empty database from the real migrations, which every test gets a copy of. To migrate for
 *  each was a third of the suite's time. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "../../db/migrate";
import { administer, newPostgres } from "./database";

export default async function makeTemplate({ config }: TestProject): Promise<() => Promise<void>> {
  const server = config.env.DATABASE_URL;
  if (server) {
    const { name, url } = await newPostgres(server);
    await migrate(url);
    process.env.TEST_POSTGRES_TEMPLATE = name;
    return () => administer(server, `drop database ${name} with (force)`);
  }
  const folder = mkdtempSync(join(tmpdir(), "portal-template-"));
  const file = join(folder, "portal.db");
  await migrate(file);
  process.env.TEST_SQLITE_TEMPLATE = file;
  return async () => rmSync(folder, { recursive: true, force: true });
}
