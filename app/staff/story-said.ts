/** What is said after a form of a story's page for moderators. */
import type { ModerationAnswer } from "../stories/held-story.server";
import type { MovedTo } from "../stories/move-on.server";
import type { FieldProblem } from "./form-problems";
import type { StaffSlip } from "./staff-slip.server";

export type StorySaid = NonNullable<StaffSlip["said"]>["key"];
type Fields = Record<string, string[]>;

const MOVED: Record<MovedTo, StorySaid> = {
  waiting: "storyNotNow",
  second: "storySecond",
  asking: "storyAsking",
  ready: "storyReady",
  out: "storyShown",
  concern: "storyConcernOpen",
};

export const saidMoved = (to: MovedTo): StorySaid => MOVED[to];

/** @param refuse the slip that keeps what was typed */
export function afterRefusal(
  fields: Fields,
  answer: Extract<ModerationAnswer, { ok: false }>,
  refuse: (fields: Fields, problems: FieldProblem[], said?: StorySaid) => StaffSlip,
): StaffSlip {
  switch (answer.why) {
    case "alreadyTaken": {
      const said = { key: "storyHeld" as const, values: { name: answer.by } };
      return { form: "", problems: [], values: {}, said };
    }
    case "notFound":
    case "notNow":
      return refuse(fields, [], "storyNotNow");
    case "notYours":
      return refuse(fields, [], "storyNotYours");
    case "gone":
      return refuse(fields, [], "storyGone");
    case "concernOpen":
      return refuse(fields, [], "storyConcernOpen");
    case "changedSince":
      return refuse(fields, [], "storyChangedSince");
    case "samePerson":
      return refuse(fields, [], "storySamePerson");
    case "concernFirst":
      return refuse(fields, [{ field: "safety", code: "storyConcernFirst" }]);
    case "reasonMissing":
      return refuse(fields, [{ field: "reasons", code: "storyReasonMissing" }]);
    case "nothingLeft":
      return refuse(fields, [{ field: "part-happened", code: "storyNothingLeft" }]);
    case "hubMissing":
      return refuse(fields, [{ field: "hub", code: "storyHubMissing" }]);
    case "scoreMissing":
      return refuse(fields, [{ field: "criticism", code: "storyScoreMissing" }]);
    case "lookedMissing":
      return refuse(fields, [{ field: "looked", code: "storyLooked" }]);
  }
}
