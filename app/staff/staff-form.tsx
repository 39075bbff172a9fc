import { useT } from "../i18n/translate";
import { ErrorSummary } from "../ui/error-summary";
import { Notice } from "../ui/notice";
import { fieldId } from "./form-problems";
import type { StaffSlip } from "./staff-slip.server";

type Slip = StaffSlip | undefined;

/** Id, name, what was typed and what is wrong with it, for the fields of one of a page's forms. */
export function useFields(form: string, slip: Slip) {
  const t = useT();
  const mine = slip?.form === form ? slip : undefined;
  return (name: string, kept = "") => {
    const problem = mine?.problems.find((it) => it.field === name);
    return {
      id: fieldId(form, name),
      name,
      value: mine?.values[name]?.[0] ?? kept,
      error: problem && t(`staff:problems.${problem.code}`, problem.values),
    };
  };
}

const REFUSALS = new Set([
  "refused",
  ...["tooMany", "signInTooMany", "linkGone"],
  "alreadyTaken",
  "alreadyClosed",
  ...["taskHeld", "taskEnded", "taskNotYours", "taskTooLate", "taskNew"],
  "notYours",
  "somethingNew",
  "nobodyAsked",
  "notPassedOn",
  ...["registerTooSoon", "kindNotSent", "placedNot", "offerGone", "weekFull"],
  "noneChosen",
  "tooLate",
  "previewChanged",
  "otherEntry",
  "gone",
  "removedAlready",
  "testUnderWay",
  ...["passkeyNotAdded", "passkeyGone", "passkeyRefused"],
  ...["apartTogether", "ratiosShort"],
  ...["answerGone", "answerNoFace", "answerOwn", "answerTooLate", "changeGone", "storyNotShown"],
  ...["storyHeld", "storyNotYours", "storyNotNow", "storyChangedSince", "storySamePerson"],
  ...["storyConcernOpen", "storyGone"],
  "passwordsOff",
  "oidcDown",
  "oidcAgain",
  "oidcDenied",
  "oidcRefused",
  "oidcUnknown",
  "oidcOther",
  "oidcDisabled",
  "oidcGroups",
  "oidcNoRole",
]);

/** Above the page: what was done, or all that is wrong. */
export function SlipNotice({ slip }: { slip: Slip }) {
  const t = useT();
  if (!slip) return null;
  const { said, problems, form } = slip;
  const errors = problems.map((it) => ({
    field: fieldId(form, it.field),
    text: t(`staff:problems.${it.code}`, it.values),
  }));
  return (
    <>
      <ErrorSummary errors={errors} />
      {said && (
        <div role="status">
          <Notice kind={REFUSALS.has(said.key) ? "urgent" : "success"}>
            <p>{t(`staff:said.${said.key}`, said.values)}</p>
          </Notice>
        </div>
      )}
    </>
  );
}
