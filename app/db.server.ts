import { openStore } from "../db/client";
import { env } from "./env.server";

/** The process's one store. */
export const store = openStore(env.databaseUrl, env.COMMIT_TOGETHER);
