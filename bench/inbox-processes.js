/** The processes of the inbox bench: one that fills a database, and one that reads it. */
import { fork } from "node:child_process";
import { join } from "node:path";
import { sayingDurations } from "./in-database.js";
import { root } from "./inbox-app.js";
import { migrateDatabase, onEveryCore } from "./servers.js";

/** @typedef {{ name: string, dataDir: string, databaseUrl?: string, rows: number, wordsEach: number }} Full
 *  a full database, or one to be */

/** @param {Full} full */
const envOf = ({ dataDir, databaseUrl }) => ({
  ...{ PATH: process.env.PATH, NODE_ENV: "production", LOG_LEVEL: "silent", DATA_DIR: dataDir },
  KEYS_DIR: join(dataDir, "keys"),
  ...(databaseUrl && { DATABASE_URL: databaseUrl }),
});

/** The portal's own tables, and in them as many requests as are asked for. @param {Full} full */
export async function fill(full) {
  const env = envOf(full);
  migrateDatabase(env);
  const numbers = [full.rows, full.wordsEach].map(String);
  const child = fork(new URL("./inbox-fill.js", import.meta.url), numbers, {
    cwd: root,
    env,
    ...onEveryCore(),
  });
  const code = await new Promise((ended) => child.once("exit", ended));
  if (code !== 0) throw new Error(`${full.name} was not filled`);
}

/** @param {Full} full
 *  @returns {Promise<{ ask: (task: string, args?: object) => Promise<any>, stop: () => Promise<void> }>} */
export async function startReader(full) {
  const env = envOf({ ...full, databaseUrl: full.databaseUrl && sayingDurations(full.databaseUrl) });
  const child = fork(new URL("./inbox-reader.js", import.meta.url), { cwd: root, env });
  const ended = new Promise((done) => child.once("exit", done));
  const answer = () =>
    new Promise((resolve, reject) => {
      const fail = () => reject(new Error(`The reader of ${full.name} ended`));
      child.once("exit", fail);
      child.once("message", ({ answer: it, failed }) => {
        child.off("exit", fail);
        if (failed) reject(new Error(failed));
        else resolve(it);
      });
    });
  await answer();
  return {
    ask(task, args) {
      child.send({ task, args });
      return answer();
    },
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}
