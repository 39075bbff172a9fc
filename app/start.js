// React without NODE_ENV=production is thirteen times slower, so it is set before anything is loaded.
import { existsSync } from "node:fs";

process.env.NODE_ENV = "production";
// what the portal writes (database, mails, keys, copies) is for its own user alone
process.umask(0o077);
if (existsSync(".env")) process.loadEnvFile(".env");
if (!existsSync("build/server/index.js")) {
  process.stderr.write("The portal is not built yet: npm run build\n");
  process.exit(1);
}
const build = await import("../build/server/index.js");
process.exitCode = await build.entry.module.main(build, process.argv.slice(2));
