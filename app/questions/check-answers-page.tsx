import type { ReactNode } from "react";
import { useT } from "../i18n/translate";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { SummaryList } from "../ui/summary-list";
import { KeptUntil } from "./kept-until";
import type { Line } from "./transcript";

interface Props {
  /** which journey is sent: its draft may have run out meanwhile */
  journey: string;
  action: string;
  back: string;
  lines: Line[];
  keptUntil: Date;
  /** it was chosen to be kept for a day */
  forADay?: boolean | undefined;
  submissionKey: string;
  stepAddress: (step: string) => string;
  /** what the answers are about, under the heading */
  about?: ReactNode;
  /** how an answer is shown; left out: as it was written */
  say?: ((line: Line) => ReactNode) | undefined;
  /** on the button that sends; null: it cannot be sent as it is, and there is none */
  send?: string | null | undefined;
  /** what must be seen before anything else */
  children?: ReactNode;
  /** under the buttons */
  after?: ReactNode;
}

/** A question left empty is shown where its step has no other answer: it stays within reach, and the list short. */
function worthShowing(line: Line, lines: Line[]): boolean {
  if (line.answer) return true;
  const step = lines.filter((it) => it.step === line.step);
  return step[0] === line && step.every((it) => !it.answer);
}

/** Everything that was written, with a way to change each, before it is sent. */
export function CheckAnswersPage({
  journey,
  action,
  back,
  lines,
  keptUntil,
  forADay,
  submissionKey,
  stepAddress,
  about,
  say = (line) => line.answer,
  send,
  children,
  after,
}: Props) {
  const t = useT();
  return (
    <>
      <BackLink href={back} />
      {children}
      <h1 id="answers">{t("form:check.heading")}</h1>
      <p>{t("form:check.lead")}</p>
      {about}
      <SummaryList
        rows={lines
          .filter((line) => worthShowing(line, lines))
          .map((line) => ({
            key: line.label,
            // what was typed keeps its own direction
            value: line.answer ? <bdi>{say(line)}</bdi> : t("form:check.empty"),
            change: { href: stepAddress(line.step), what: line.label },
          }))}
      />
      <form method="post" action={action}>
        <input type="hidden" name="_journey" value={journey} />
        <input type="hidden" name="key" value={submissionKey} />
        {send !== null && (
          <div className="form-buttons">
            <Button>{send ?? t("form:check.send")}</Button>
          </div>
        )}
        <KeptUntil at={keptUntil} forADay={forADay} />
      </form>
      {after}
    </>
  );
}
