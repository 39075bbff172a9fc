/** What the schemas of staff forms are made of. Their messages are codes of problems. */
import { z } from "zod";

export const MOST_TEXT = 4000;

/** One of a page's forms: its intent says which. */
export const form = <I extends string, S extends z.ZodRawShape>(intent: I, shape: S) =>
  z.object({ intent: z.literal(intent), ...shape });

/** Up to so many characters, or none. */
export const line = (max: number) => z.string().trim().max(max, { error: "tooLong" });

/** {@link line} in which something stands. @param missing what is said where nothing does */
export const filled = (max: number, missing: string) => line(max).min(1, { error: missing });

/** As long as a note or a message may be. */
export const text = (missing: string) => filled(MOST_TEXT, missing);
export const optionalText = line(MOST_TEXT);
