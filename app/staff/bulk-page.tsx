import { Fragment } from "react";
import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { CHOSEN_OUTCOMES } from "../referrals/referral";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { Radios } from "../ui/radios";
import { TextArea } from "../ui/text-area";
import type { BulkView } from "./read-bulk.server";
import { DataTable } from "./data-table";
import { Folded } from "./folded";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { Tag } from "./tag";
import { useWhen } from "./when";

interface BulkPageProps {
  bulk: BulkView;
  slip: StaffSlip | undefined;
}

const REFUSALS = [
  "alreadyClosed",
  "noSuchColleague",
  "noSuchLabel",
  "tooFewTries",
  "somethingNew",
  "changedSince",
] as const;

export function BulkPage({ bulk, slip }: BulkPageProps) {
  const t = useT();
  const when = useWhen();
  const { command, items } = bulk;
  const said = useCommand(bulk);
  const works = items.filter((it) => it.refused === null).length;
  return (
    <>
      <BackLink href={paths.staff} />
      <h1>{t("desk:bulk.title", { count: items.length })}</h1>
      <SlipNotice slip={slip} />
      {command && <p className="lead">{said}</p>}
      {command && !bulk.done && (
        <>
          <p>{t("desk:bulk.preview", { count: works })}</p>
          <form method="post" className="form-buttons">
            <input type="hidden" name="seen" value={bulk.mark} />
            {works > 0 && (
              <Button name="intent" value="do">
                {t("desk:bulk.do", { count: works })}
              </Button>
            )}
            <Button kind="secondary" name="intent" value="again">
              {t("desk:bulk.again")}
            </Button>
          </form>
        </>
      )}
      {bulk.undoUntil && (
        <form method="post" className="form-buttons">
          <p>{t("desk:bulk.undoUntil", { at: when(bulk.undoUntil) })}</p>
          <Button kind="secondary" name="intent" value="undo">
            {t("desk:bulk.undo")}
          </Button>
        </form>
      )}
      {bulk.undone && <p>{t("desk:bulk.undone")}</p>}
      <Items bulk={bulk} />
      {!command && <Choices {...{ bulk, slip }} />}
    </>
  );
}

/** What is to be done, in words. */
function useCommand({ command, colleagues, labels }: BulkView): string {
  const t = useT();
  if (!command) return "";
  switch (command.intent) {
    case "assign":
      return t("desk:bulk.is.assign", { name: colleagues.find((it) => it.id === command.to)?.name ?? "" });
    case "label":
      return t("desk:bulk.is.label", { name: labels.find((it) => it.id === command.label)?.name ?? "" });
    case "close":
      return t("desk:bulk.is.close", { outcome: t(`staff:outcomes.${command.outcome}`) });
  }
}

function Items({ bulk }: Pick<BulkPageProps, "bulk">) {
  const t = useT();
  const columns = ["reference", "askFor", "state"] as const;
  const result = ({ refused }: BulkView["items"][number]) => {
    if (refused !== null)
      return t(`desk:bulk.refused.${REFUSALS.find((it) => it === refused) ?? "notFound"}`);
    if (bulk.undone) return t("desk:bulk.result.undone");
    return t(bulk.done ? "desk:bulk.result.done" : "desk:bulk.result.will");
  };
  return (
    <DataTable
      caption={t("desk:bulk.caption")}
      columns={[
        ...columns.map((it) => t(`staff:inbox.column.${it}`)),
        ...(bulk.command ? [t("desk:bulk.column")] : []),
      ]}
      rows={bulk.items.map((it) => ({
        key: it.reference,
        cells: [
          <Fragment key="reference">
            <a href={paths.request(it.reference)} className="reference">
              {it.reference}
            </a>
            <span className="tags">
              {it.urgent && <Tag kind="urgent">{t("staff:inbox.urgent")}</Tag>}
              {it.unread && <Tag kind="unread">{t("staff:inbox.unread")}</Tag>}
            </span>
          </Fragment>,
          it.askFor ?? t("staff:inbox.nameGone"),
          it.state ? t(`staff:states.${it.state}`) : "",
          ...(bulk.command ? [result(it)] : []),
        ],
      }))}
    />
  );
}

function Choices({ bulk, slip }: BulkPageProps) {
  const t = useT();
  const assign = useFields("assign", slip);
  const label = useFields("label", slip);
  const close = useFields("close", slip);
  const preview = <Button>{t("desk:bulk.look")}</Button>;
  return (
    <section className="request-actions">
      <h2>{t("desk:bulk.what")}</h2>
      <Folded form="assign" title={t("desk:bulk.assign")} slip={slip}>
        <Radios
          {...assign("to")}
          label={t("staff:request.handOver.to")}
          options={bulk.colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          small
        />
        {preview}
      </Folded>
      {bulk.labels.length > 0 && (
        <Folded form="label" title={t("desk:bulk.label")} slip={slip}>
          <Radios
            {...label("label")}
            label={t("desk:bulk.whichLabel")}
            options={bulk.labels.map(({ id, name }) => ({ value: id, label: name }))}
            small
          />
          {preview}
        </Folded>
      )}
      <Folded form="close" title={t("desk:bulk.close")} slip={slip}>
        <Radios
          {...close("outcome")}
          label={t("desk:bulk.outcome")}
          options={CHOSEN_OUTCOMES.map((value) => ({ value, label: t(`staff:outcomes.${value}`) }))}
          small
        />
        <TextArea {...close("text")} label={t("staff:request.close.text")} rows={3} max={4000} />
        {preview}
      </Folded>
    </section>
  );
}
