import { paths } from "../paths";
import type { Face } from "./faces.server";

/** Who answers: picture, where there is one, name and role. */
export const FaceLine = ({ name, role, photoId }: Face) => (
  <div className="face">
    {photoId && (
      <img className="face__photo" src={paths.face(photoId)} alt="" width={64} height={64} loading="lazy" />
    )}
    <p>
      <strong>{name}</strong>
      <span>{role}</span>
    </p>
  </div>
);
