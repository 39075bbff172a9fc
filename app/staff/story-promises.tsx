/** What a hub has promised to change: one after the other, with what its managers do about each. */
import type { ReactNode } from "react";
import { useSpeech, useT } from "../i18n/translate";
import type { ChangeView } from "../stories/promises.server";
import { sayDate, sayMonth } from "../stories/story-dates";
import { Button } from "../ui/button";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { MOST_SENTENCE } from "./answer-forms";
import { Day } from "./day";
import { Folded } from "./folded";
import { useFields } from "./staff-form";
import { Tag } from "./tag";
import type { StaffSlip } from "./staff-slip.server";

type Owners = ReadonlyArray<{ id: string; name: string }>;
type Slip = StaffSlip | undefined;

interface PromisesProps {
  changes: readonly ChangeView[];
  /** by hub, of those at which this person may change and close them */
  owners: Record<string, Owners>;
  /** ISO date */
  today: string;
  slip: Slip;
  /** what stands before each: where it belongs */
  about?: (change: ChangeView) => ReactNode;
}

export const Promises = ({ changes, ...rest }: PromisesProps) =>
  changes.length > 0 && (
    <ul className="promises">
      {changes.map((it) => (
        <OnePromise key={it.id} change={it} {...rest} />
      ))}
    </ul>
  );

function OnePromise({
  change,
  owners,
  today,
  slip,
  about,
}: Omit<PromisesProps, "changes"> & { change: ChangeView }) {
  const { t, lang } = useSpeech();
  const { state, said, plan, outcome, dueOn, endedOn, ownerName } = change;
  const able = owners[change.hub];
  const late = state === "planned" && dueOn < today;
  return (
    <li>
      {late && (
        <p>
          <Tag kind="late">{t("answers:promise.late", { day: sayDate(lang, dueOn) })}</Tag>
        </p>
      )}
      {about?.(change)}
      {said && <p className="quiet">{t("answers:promise.said", { said })}</p>}
      <p className="words">
        <strong>{plan}</strong>
      </p>
      {outcome && <p className="words">{outcome}</p>}
      <p className="quiet">
        {state === "planned"
          ? t("answers:promise.owner", { name: ownerName, day: sayDate(lang, dueOn) })
          : t(`answers:promise.${state}`, { month: sayMonth(lang, endedOn!) })}
      </p>
      {able && state === "planned" && (
        <div className="request-actions">
          <EndForm intent="made" change={change} slip={slip} />
          <ReplanForm change={change} owners={able} slip={slip} />
          <EndForm intent="dropped" change={change} slip={slip} />
        </div>
      )}
    </li>
  );
}

function EndForm({ intent, change, slip }: { intent: "made" | "dropped"; change: ChangeView; slip: Slip }) {
  const t = useT();
  const form = `${intent}-${change.id}`;
  return (
    <Folded {...{ form, intent, slip }} title={t(`answers:promise.end.${intent}.title`)}>
      <input type="hidden" name="change" value={change.id} />
      <TextArea
        {...useFields(form, slip)("outcome")}
        label={t(`answers:promise.end.${intent}.label`)}
        hint={t(`answers:promise.end.${intent}.hint`)}
        rows={2}
        max={MOST_SENTENCE}
      />
      <Button>{t(`answers:promise.end.${intent}.button`)}</Button>
    </Folded>
  );
}

function ReplanForm({ change, owners, slip }: { change: ChangeView; owners: Owners; slip: Slip }) {
  const t = useT();
  const form = `replan-${change.id}`;
  return (
    <Folded {...{ form, slip }} intent="replan" title={t("answers:promise.replan.title")}>
      <input type="hidden" name="change" value={change.id} />
      <OwnerAndDay form={form} owners={owners} slip={slip} kept={change} />
      <Button>{t("answers:promise.replan.button")}</Button>
    </Folded>
  );
}

/** A new promise. */
export function PlanForm({ owners, slip }: { owners: Owners; slip: Slip }) {
  const t = useT();
  const field = useFields("plan", slip);
  return (
    <div className="request-actions">
      <Folded form="plan" title={t("answers:promise.plan.title")} slip={slip}>
        <p>{t("answers:promise.plan.text")}</p>
        <TextArea
          {...field("said")}
          label={t("answers:promise.plan.said")}
          hint={t("answers:promise.plan.saidHint")}
          rows={2}
          max={MOST_SENTENCE}
        />
        <TextArea
          {...field("plan")}
          label={t("answers:promise.plan.plan")}
          hint={t("answers:promise.plan.planHint")}
          rows={2}
          max={MOST_SENTENCE}
        />
        <OwnerAndDay form="plan" owners={owners} slip={slip} />
        <Button>{t("answers:promise.plan.button")}</Button>
      </Folded>
    </div>
  );
}

function OwnerAndDay({
  form,
  owners,
  slip,
  kept,
}: {
  form: string;
  owners: Owners;
  slip: Slip;
  kept?: ChangeView;
}) {
  const t = useT();
  const field = useFields(form, slip);
  return (
    <>
      <Select
        {...field("owner", kept?.owner)}
        label={t("answers:promise.plan.owner")}
        options={[
          { value: "", label: t("answers:promise.plan.choose") },
          ...owners.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Day
        {...{ form, slip }}
        name="due"
        label={t("answers:promise.plan.due")}
        hint={t("answers:promise.plan.dueHint")}
        kept={kept?.dueOn}
      />
    </>
  );
}
