/** `npm run seed`: example data, and with `--busy` two weeks of made-up requests. Never in a live portal. */
import { migrate } from "../db/migrate";
import { store } from "./db.server";
import { env } from "./env.server";
import { translator } from "./i18n/i18n.server";
import { seedBusy } from "./seed-busy.server";
import { seedExample } from "./seed.server";

/** @returns the exit code */
export async function runSeed(args: string[]): Promise<number> {
  const t = translator("en");
  if (env.live) {
    process.stderr.write(`${t("operate:seed.never")}\n`);
    return 1;
  }
  await migrate(env.databaseUrl);
  try {
    await seedExample(store, new Date());
    const count = args.includes("--busy") ? await seedBusy(new Date()) : 0;
    process.stdout.write(`${t("operate:seed.done", { count })}\n`);
    return 0;
  } finally {
    await store.close();
  }
}
