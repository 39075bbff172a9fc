import type { Tx } from "../../db/client";
import { paths } from "../paths";
import { cleanPhoto, MOST_PHOTO_BYTES } from "../stories/clean-photo";
import { removePhoto, saveFace, savePhoto } from "../stories/save-face.server";
import { saidOnly } from "./acted.server";
import { faceForms, type FaceCommand } from "./face-forms";
import { checkForm, firstValues, type ProblemCode } from "./form-problems";
import type { StaffMember } from "./staff";
import type { StaffSlip } from "./staff-slip.server";

/** Takes one form of the page. @param file empty where none was sent. @returns what to say on {@link paths.ownFace} */
export async function actOnFace(
  tx: Tx,
  staff: Pick<StaffMember, "id">,
  { fields, file }: { fields: Record<string, string[]>; file: Uint8Array },
  now: Date,
): Promise<StaffSlip> {
  const typed = firstValues(fields);
  const form = typed.intent ?? "";
  const checked = checkForm<FaceCommand>(faceForms, typed);
  if (!checked.ok) return { form, problems: checked.problems, values: fields };
  const command = checked.value;
  switch (command.intent) {
    case "save":
      await saveFace(tx, staff.id, command, now);
      return saidOnly("saved");
    case "removePhoto":
      await removePhoto(tx, staff.id, now);
      return saidOnly("photoRemoved");
    case "photo": {
      const beside = (code: ProblemCode) => ({ form, problems: [{ field: "photo", code }], values: {} });
      if (file.length === 0) return beside("photoMissing");
      if (file.length > MOST_PHOTO_BYTES) return beside("photoTooLarge");
      const photo = cleanPhoto(file);
      if (!photo) return beside("photoWrong");
      return (await savePhoto(tx, staff.id, photo, now)) ? saidOnly("photoSaved") : beside("faceFirst");
    }
  }
}
