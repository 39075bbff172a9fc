/** How whoever answers is shown to families. */
import { eq } from "drizzle-orm";
import type { Db } from "../../db/client";
import { staffFaces } from "../../db/schema/public-stories";
import { photoType, type CleanPhoto } from "./clean-photo";

export interface Face {
  /** as families read them */
  name: string;
  role: string;
  /** in the picture's address; null: no picture */
  photoId: string | null;
}

/** @returns undefined for whoever has not said yet how families see them */
export async function findFace(db: Db, staffId: string): Promise<Face | undefined> {
  const { name, role, photoId } = staffFaces;
  const [face] = await db
    .select({ name, role, photoId })
    .from(staffFaces)
    .where(eq(staffFaces.staff, staffId));
  return face;
}

/** The picture at an address. @returns undefined where there is none, or no more */
export async function findPhoto(db: Db, photoId: string): Promise<CleanPhoto | undefined> {
  const [row] = await db
    .select({ photo: staffFaces.photo })
    .from(staffFaces)
    .where(eq(staffFaces.photoId, photoId));
  if (!row?.photo) return undefined;
  const bytes = Buffer.from(row.photo, "base64");
  const type = photoType(bytes);
  return type && { type, bytes };
}
