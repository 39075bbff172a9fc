/** The forms by which a worker says how families see them, as they are sent. */
import { z } from "zod";

const line = (max: number, missing: string) =>
  z.string().trim().min(1, { error: missing }).max(max, { error: "tooLong" });

export const faceForms = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("save"),
    name: line(60, "faceNameMissing"),
    role: line(80, "faceRoleMissing"),
  }),
  z.object({ intent: z.literal("photo") }),
  z.object({ intent: z.literal("removePhoto") }),
]);
export type FaceCommand = z.output<typeof faceForms>;
