import { useT } from "../i18n/translate";
import { MOST_PHOTO_BYTES } from "../stories/clean-photo";
import { FaceLine } from "../stories/face-line";
import type { Face } from "../stories/faces.server";
import { Button } from "../ui/button";
import { Field, describedBy } from "../ui/field";
import { TextInput } from "../ui/text-input";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface FacePageProps {
  /** of the account */
  name: string;
  face: Face | null;
  slip: StaffSlip | undefined;
}

const KILOBYTE = 1000;

/** How families see whoever answers their story. */
export function FacePage({ name, face, slip }: FacePageProps) {
  const t = useT();
  const field = useFields("save", slip);
  const { value: _, ...photo } = useFields("photo", slip)("photo");
  const hint = t("answers:face.photoHint", { most: MOST_PHOTO_BYTES / KILOBYTE });
  return (
    <>
      <h1>{t("answers:face.title")}</h1>
      <SlipNotice slip={slip} />
      <p>{t("answers:face.lead")}</p>
      {face && (
        <section>
          <h2>{t("answers:face.now")}</h2>
          <FaceLine {...face} />
        </section>
      )}
      {/* the file comes with its form, so the other forms of the page are sent the same way */}
      <form method="post" encType="multipart/form-data">
        <h2>{t("answers:face.words")}</h2>
        <TextInput
          {...field("name", face?.name ?? name.split(" ")[0])}
          label={t("answers:face.name")}
          hint={t("answers:face.nameHint")}
          width={20}
        />
        <TextInput
          {...field("role", face?.role)}
          label={t("answers:face.role")}
          hint={t("answers:face.roleHint")}
        />
        <Button name="intent" value="save">
          {t("answers:face.save")}
        </Button>
      </form>
      {!face && <p>{t("answers:face.saveFirst")}</p>}
      {face && (
        <form method="post" encType="multipart/form-data">
          <h2>{t("answers:face.photo")}</h2>
          <p>{t("answers:face.consent")}</p>
          <Field
            {...photo}
            label={t(face.photoId ? "answers:face.another" : "answers:face.choose")}
            hint={hint}
          >
            <input
              id={photo.id}
              name={photo.name}
              type="file"
              accept="image/jpeg,image/png"
              aria-describedby={describedBy({ ...photo, hint })}
              aria-invalid={photo.error ? true : undefined}
              className="ds_input"
            />
          </Field>
          <Button name="intent" value="photo">
            {t("answers:face.upload")}
          </Button>
        </form>
      )}
      {face?.photoId && (
        <form method="post" encType="multipart/form-data">
          <p>{t("answers:face.removeText")}</p>
          <Button kind="secondary" name="intent" value="removePhoto">
            {t("answers:face.remove")}
          </Button>
        </form>
      )}
    </>
  );
}
