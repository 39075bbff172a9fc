import { useT } from "../i18n/translate";
import type { ToldPlace } from "./told-place";

/** Where a group meets, or why that is not said yet. */
export function PlaceTold({ place }: { place: ToldPlace }) {
  const t = useT();
  switch (place.kind) {
    case "hidden":
    case "unsettled":
      return <p>{t(`booking:place.${place.kind}`)}</p>;
    case "online":
      return (
        <>
          <p>{t("booking:place.online")}</p>
          {place.joinBy && (
            <p>
              <strong>{t("booking:place.joinBy")}</strong>
              <br />
              <bdi className="line-breaks">{place.joinBy}</bdi>
            </p>
          )}
        </>
      );
    case "room":
      return (
        <>
          <address className="told-place">
            <bdi>{place.name}</bdi>
            {place.address.map((line) => (
              <span key={line} className="line">
                {line}
              </span>
            ))}
          </address>
          {place.example && <p className="quiet">{t("booking:place.example")}</p>}
          {place.directions && (
            <p>
              <strong>{t("booking:place.directions")}</strong>
              <br />
              <bdi>{place.directions}</bdi>
            </p>
          )}
          {place.access && (
            <p>
              <strong>{t("booking:place.access")}</strong>
              <br />
              <bdi>{place.access}</bdi>
            </p>
          )}
        </>
      );
  }
}
