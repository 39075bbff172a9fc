/** What the process was started to do. One build holds the server, the worker and the commands. */
import type { ServerBuild } from "@remix-run/node";
import { env } from "./env.server";
import { translator } from "./i18n/i18n.server";

/** @param args the command and its own arguments. @returns the exit code */
export async function main(build: ServerBuild, args: string[]): Promise<number> {
  const [command = "all", ...rest] = args;
  try {
    switch (command) {
      case "all":
      case "web":
      case "worker":
        return await (await import("./serve.server")).serve(build, command);
      case "staff-pages":
        // started by the two above, and by nobody else
        return await (await import("./serve.server")).serveStaffPages(build, rest[0] ?? "");
      case "migrate":
        await (await import("../db/migrate")).migrate(env.databaseUrl);
        return 0;
      case "seed":
        return await (await import("./seed-cli.server")).runSeed(rest);
      case "staff":
        await (await import("../db/migrate")).migrate(env.databaseUrl);
        return await (await import("./staff/accounts-cli.server")).runStaff(rest);
      case "import:postcodes":
        await (await import("../db/migrate")).migrate(env.databaseUrl);
        return await (await import("./hubs/import-postcodes.server")).runImport(rest, process.stdout);
      case "backup":
      case "restore":
        return await (await import("./backup.server")).runBackup(command, rest);
      default:
        process.stderr.write(`${translator("en")("operate:noCommand", { command })}\n`);
        return 2;
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
