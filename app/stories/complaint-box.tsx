import { useT } from "../i18n/translate";
import { HubNumbers } from "../ui/hub-numbers";
import type { ComplaintRoads } from "./story-check.server";

/** A complaint has a road of its own. It stands beside the story, and takes nothing of it away. */
export function ComplaintBox({ complaintsRoad, childComplaintsRoad }: ComplaintRoads) {
  const t = useT();
  return (
    <section className="panel" aria-labelledby="complaint">
      <h2 id="complaint">{t("story:complaint.title")}</h2>
      <p>{t("story:complaint.body")}</p>
      {complaintsRoad && <p>{t("story:complaint.road", { road: complaintsRoad })}</p>}
      {childComplaintsRoad && <p>{t("story:complaint.childRoad", { road: childComplaintsRoad })}</p>}
      {!complaintsRoad && (
        <>
          <p>{t("story:complaint.ring")}</p>
          <HubNumbers />
        </>
      )}
    </section>
  );
}
