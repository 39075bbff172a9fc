import { pino } from "pino";
import { env } from "./env.server";

/** Carries route, reference and code. Never answers, addresses, or URLs with a query. */
export const log = pino({ level: env.LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
