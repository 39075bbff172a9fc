import type { Missing } from "../../db/schema/evidence";
import { formatDay } from "../i18n/dates";
import { useSpeech, useT } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { SummaryList } from "../ui/summary-list";
import { TextInput } from "../ui/text-input";
import { DataTable } from "./data-table";
import { HubTestsPanel } from "./hub-tests-panel";
import type { readNothingLost } from "./nothing-lost.server";
import { SlipNotice } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { useWhen } from "./when";

type Props = Awaited<ReturnType<typeof readNothingLost>> & {
  hubs: Array<{ id: string; name: string }>;
  slip: StaffSlip | undefined;
};

export function NothingLostPage(props: Props) {
  const { t, lang } = useSpeech();
  const { day, typed, wrong, isToday, count } = props;
  const error = wrong ? t("lost:dayWrong") : undefined;
  const noon = new Date(`${day}T12:00:00Z`);
  return (
    <>
      {error && <ErrorSummary errors={[{ field: "lost-day", text: error }]} />}
      <h1>{t("lost:title")}</h1>
      <SlipNotice slip={props.slip} />
      <p>{t("lost:lead")}</p>
      <section className="filters">
        <form method="get" action={paths.nothingLost} noValidate>
          <TextInput
            {...{ id: "lost-day", name: "day", error }}
            type="date"
            label={t("lost:day")}
            value={typed}
            width={10}
          />
          <Button kind="secondary">{t("lost:show")}</Button>
        </form>
      </section>
      <h2>{isToday ? t("lost:ofToday") : t("lost:of", { day: formatDay(lang, noon) })}</h2>
      <SummaryList
        rows={[
          { key: t("lost:received"), value: count.received },
          { key: t("lost:queued"), value: count.queued ?? t("lost:noQueue") },
          { key: t("lost:announced"), value: count.announced },
          { key: t("lost:opened"), value: count.opened },
        ]}
      />
      <p>
        <strong>
          {count.missing.length === 0 ? t("lost:none") : t("lost:some", { count: count.missing.length })}
        </strong>
      </p>
      {count.missing.length > 0 && <MissingTable {...props} />}
      {props.evidence.length > 0 && <Evidence evidence={props.evidence} />}
      <HubTestsPanel tests={props.tests} testsGo={props.health.testsGo} />
      <Health {...props} />
    </>
  );
}

function MissingTable({ count, hubs, opens }: Props) {
  const t = useT();
  const may = ({ what, task }: Missing) => what !== "gone" && (task ? opens.tasks : opens.requests);
  return (
    <DataTable
      caption={t("lost:caption")}
      columns={(["reference", "hub", "what"] as const).map((it) => t(`lost:column.${it}`))}
      rows={count.missing.map((it) => ({
        key: `${it.task ?? it.reference} ${it.what}`,
        mark: it.what === "gone",
        cells: [
          may(it) ? (
            <a
              key={it.reference}
              href={it.task ? paths.task(it.task) : paths.request(it.reference)}
              className="reference"
            >
              {it.reference}
            </a>
          ) : (
            <span key={it.reference} className="reference">
              {it.reference}
            </span>
          ),
          hubs.find(({ id }) => id === it.hub)?.name ?? t("staff:inbox.sharedQueue"),
          t(`lost:what.${it.what}`),
        ],
      }))}
    />
  );
}

function Evidence({ evidence }: Pick<Props, "evidence">) {
  const t = useT();
  const when = useWhen();
  const sayMissing = (missing: Missing[]) => {
    const references = [...new Set(missing.map((it) => it.reference))].join(", ");
    return references ? t("lost:evidenceMissing", { many: missing.length, references }) : "0";
  };
  const columns = ["at", "received", "queued", "announced", "opened", "missing"] as const;
  return (
    <DataTable
      caption={t("lost:evidence")}
      columns={columns.map((it) => t(`lost:evidenceColumn.${it}`))}
      rows={evidence.map((it) => ({
        key: it.id,
        cells: [when(it.at), it.received, it.queued ?? "", it.announced, it.opened, sayMissing(it.missing)],
      }))}
    />
  );
}

function Health({ health, stale }: Props) {
  const { t, lang } = useSpeech();
  const when = useWhen();
  const part = (
    name: "worker" | "sending" | "tests" | "bounces" | "complete" | "keys" | "disk" | "mailboxes",
    well: boolean,
    ...said: string[]
  ) => ({
    key: t(`lost:part.${name}`),
    value: (
      <>
        <strong className={well ? undefined : "mend"}>{t(well ? "lost:well" : "lost:mend")}</strong>{" "}
        {said.filter(Boolean).join(" ")}
      </>
    ),
  });
  const {
    worker,
    sending,
    testsGo,
    testsMissing,
    bounces,
    goneOn,
    keys,
    disk,
    beatAt,
    waiting,
    oldestUnsentAt,
    needsHuman,
  } = health;
  return (
    <>
      <h2>{t("lost:health")}</h2>
      <SummaryList
        rows={[
          part(
            "worker",
            worker,
            beatAt ? t("lost:beat", { at: when(beatAt) }) : t("lost:noBeat"),
            worker ? "" : t("lost:workerText"),
          ),
          part(
            "sending",
            sending,
            waiting ? t("lost:waiting", { count: waiting }) : "",
            oldestUnsentAt ? t("lost:oldest", { at: when(oldestUnsentAt) }) : "",
            needsHuman ? t("lost:needsHuman", { count: needsHuman }) : "",
          ),
          testsGo
            ? part("tests", testsMissing.length === 0)
            : { key: t("lost:part.tests"), value: <strong className="mend">{t("canary:off")}</strong> },
          ...(bounces === null ? [] : [part("bounces", bounces, bounces ? "" : t("lost:bouncesText"))]),
          part("complete", goneOn.length === 0, goneOn.length === 0 ? "" : t("lost:completeText")),
          part("keys", keys, keys ? "" : t("lost:keysText")),
          part("disk", disk, disk ? "" : t("lost:diskText")),
          part("mailboxes", stale.length === 0),
        ]}
      />
      {goneOn.length > 0 && (
        <ul>
          {goneOn.map((day) => (
            <li key={day}>
              <a href={`${paths.nothingLost}?day=${day}`}>
                {t("lost:goneOn", { day: formatDay(lang, new Date(`${day}T12:00:00Z`)) })}
              </a>
            </li>
          ))}
        </ul>
      )}
      {stale.length > 0 && (
        <ul>
          {stale.map(({ hub, hubName, kind }) => (
            <li key={`${hub} ${kind}`}>
              <a href={paths.hubSettings(hub)}>
                {t("lost:stale", { hub: hubName, inbox: t(`staff:undelivered.inbox.${kind}`) })}
              </a>
            </li>
          ))}
        </ul>
      )}
      {(!sending || needsHuman > 0) && (
        <p>
          <a href={paths.undelivered}>{t("lost:seeUndelivered")}</a>
        </p>
      )}
    </>
  );
}
