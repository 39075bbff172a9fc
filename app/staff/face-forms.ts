/** The forms by which a worker says how families see them, as they are sent. */
import { z } from "zod";
import { filled, form } from "./form-parts";

export const faceForms = z.discriminatedUnion("intent", [
  form("save", { name: filled(60, "faceNameMissing"), role: filled(80, "faceRoleMissing") }),
  form("photo", {}),
  form("removePhoto", {}),
]);
export type FaceCommand = z.output<typeof faceForms>;
