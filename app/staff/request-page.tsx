import { useT } from "../i18n/translate";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { TextArea } from "../ui/text-area";
import { FamilyWords } from "./family-words";
import type { RequestView } from "./read-request.server";
import { inFours } from "../ui/in-fours";
import { NewsPanel } from "./news-panel";
import { RequestActions, type ActionsProps } from "./request-actions";
import { RequestFacts } from "./request-facts";
import { RequestHistory } from "./request-history";
import { SafeContactPanel } from "./safe-contact-panel";
import { MOST_TEXT } from "./form-parts";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { Thread } from "./thread";
import { Together, WallBar } from "./together-panel";
import { useWhen } from "./when";

type RequestPageProps = Pick<ActionsProps, "hubs" | "colleagues" | "labels" | "mayRemoveWall" | "slip"> & {
  request: RequestView;
  now: Date;
  /** the list that it was opened from */
  list: string;
};

export function RequestPage({ request, slip, now, list, ...choices }: RequestPageProps) {
  const t = useT();
  const { header, opened, forReason } = request;
  const gone = header.state === "deleted";
  return (
    <>
      <BackLink href={list} />
      <h1>{t("staff:request.title", { reference: header.reference })}</h1>
      <SlipNotice slip={slip} />
      {slip?.code && <NewCode code={slip.code} />}
      {(opened || !forReason) && <WallBar header={header} />}
      {(opened || !forReason) && <Urgency header={header} words={opened?.dangerWords ?? []} />}
      {!opened && forReason && !gone && <AskReason hubName={header.hubName} slip={slip} />}
      {opened && forReason && (
        <Notice kind="info">
          <p>{t("staff:request.forReason.told")}</p>
        </Notice>
      )}
      {gone && <p>{t("desk:passOn.gone")}</p>}
      {header.test && (
        <Notice kind="info" title={t("canary:nothing")}>
          <p>{t("canary:explained")}</p>
        </Notice>
      )}
      {!opened && !forReason && (
        <>
          {!header.test && <RequestFacts header={header} />}
          {!gone && !header.test && <Cover seenBefore={header.openedAt !== null} />}
        </>
      )}
      {opened && (
        <div className="request wide">
          <div>
            <SafeContactPanel opened={opened} now={now} />
            {!forReason && <NewsPanel opened={opened} />}
            {!forReason && <Together opened={opened} />}
            <FamilyWords opened={opened} />
            <Thread opened={opened} reference={header.reference} slip={forReason ? null : slip} />
          </div>
          <div>
            <RequestFacts header={header} />
            {!forReason && <RequestActions {...choices} {...{ header, slip }} onceKey={opened.onceKey} />}
          </div>
          <RequestHistory history={opened.history} hubs={choices.hubs} />
        </div>
      )}
    </>
  );
}

type Header = RequestView["header"];

function NewCode({ code }: { code: string }) {
  const t = useT();
  return (
    <Notice kind="info" title={t("staff:request.code.is")}>
      <p className="sent-code">{inFours(code)}</p>
    </Notice>
  );
}

function Urgency({ header, words }: { header: Header; words: string[] }) {
  const t = useT();
  const when = useWhen();
  const outcomeDue = header.outcomeDueAt ?? header.dueAt;
  return (
    <>
      {header.urgent && header.done === 0 && (
        <Notice kind="urgent" title={t("staff:request.urgent")}>
          {words.length > 0 && <p>{t("staff:request.dangerWords", { words: words.join(", ") })}</p>}
        </Notice>
      )}
      {header.late && (
        <Notice kind="urgent" title={t("staff:request.lateTitle")}>
          <p>
            {header.firstContactAt && outcomeDue <= header.dueAt
              ? t("staff:request.lateOutcome", { at: when(outcomeDue) })
              : t("staff:request.lateText", { at: when(header.dueAt) })}
          </p>
        </Notice>
      )}
      {header.outcomeDueAt && header.done === 0 && !header.unread && (
        <Notice kind="info" title={t("desk:owed.title")}>
          <p>{t("desk:owed.text", { at: when(header.dueAt) })}</p>
          <form method="post">
            <Button kind="secondary" name="intent" value="noAnswer">
              {t("desk:owed.none")}
            </Button>
          </form>
        </Notice>
      )}
      {header.pausedAt && (
        <Notice kind="info" title={t("staff:request.pausedTitle")}>
          <p>{t("staff:request.pausedSince", { at: when(header.pausedAt) })}</p>
        </Notice>
      )}
      {header.openBy.length > 0 && (
        <Notice kind="info">
          <p>{t("staff:request.openBy", { names: header.openBy.join(", ") })}</p>
        </Notice>
      )}
    </>
  );
}

/** Until it is opened: what a mailed notice says, and no more. */
function Cover({ seenBefore }: { seenBefore: boolean }) {
  const t = useT();
  return (
    <form method="post">
      <h2>{t("staff:request.open.title")}</h2>
      {seenBefore && <p>{t("staff:request.open.again")}</p>}
      <p>{t("staff:request.open.text")}</p>
      <Button name="intent" value="open">
        {t("staff:request.open.button")}
      </Button>
    </form>
  );
}

/** Another hub's: not even how it stands is said without a reason. */
function AskReason({ hubName, slip }: { hubName: string | null; slip: StaffSlip | undefined }) {
  const t = useT();
  const field = useFields("readForReason", slip);
  return (
    <form method="post">
      <h2>{t("staff:request.forReason.title", { hub: hubName ?? t("staff:inbox.sharedQueue") })}</h2>
      <p>{t("staff:request.forReason.text")}</p>
      <TextArea
        {...field("reason")}
        label={t("staff:request.forReason.reason")}
        hint={t("staff:request.forReason.hint")}
        rows={3}
        max={MOST_TEXT}
      />
      <Button name="intent" value="readForReason">
        {t("staff:request.forReason.button")}
      </Button>
    </form>
  );
}
