import { useT } from "../i18n/translate";
import { HubNumbers } from "../ui/hub-numbers";
import type { ComplaintRoads } from "./story-check.server";

interface Props extends ComplaintRoads {
  /** something is written and not yet sent */
  underWay?: boolean;
}

/** A complaint has a road of its own. It stands beside the story, and takes nothing of it away. */
export function ComplaintBox({ complaintsRoad, childComplaintsRoad, underWay = false }: Props) {
  const t = useT();
  return (
    <details className="fold">
      <summary>{t("story:complaint.title")}</summary>
      <p>
        {t("story:complaint.body")} {underWay && t("story:complaint.stays")}
      </p>
      {complaintsRoad && <p>{t("story:complaint.road", { road: complaintsRoad })}</p>}
      {childComplaintsRoad && <p>{t("story:complaint.childRoad", { road: childComplaintsRoad })}</p>}
      {!complaintsRoad && (
        <>
          <p>{t("story:complaint.ring")}</p>
          <HubNumbers />
        </>
      )}
    </details>
  );
}
