import { useT } from "../i18n/translate";
import { WORKING_DAY_MINUTES } from "../hubs/opening-hours";
import { paths } from "../paths";
import { OUTCOMES } from "../referrals/referral";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { TextArea } from "../ui/text-area";
import { SummaryList } from "../ui/summary-list";
import { FamilyWords } from "./family-words";
import type { RequestView } from "./read-request.server";
import { RequestActions } from "./request-actions";
import { RequestHistory } from "./request-history";
import { SafeContactPanel } from "./safe-contact-panel";
import { MOST_TEXT } from "./request-forms";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { useSpan, useWhen } from "./when";

interface RequestPageProps {
  request: RequestView;
  /** where it can be moved to */
  hubs: Array<{ id: string; name: string }>;
  /** who it can be handed over to */
  colleagues: Array<{ id: string; name: string }>;
  slip: StaffSlip | undefined;
  now: Date;
}

export function RequestPage({ request, hubs, colleagues, slip, now }: RequestPageProps) {
  const t = useT();
  const { header, opened, forReason } = request;
  return (
    <>
      <BackLink href={paths.staff} />
      <h1>{t("staff:request.title", { reference: header.reference })}</h1>
      <SlipNotice slip={slip} />
      {slip?.code && <NewCode code={slip.code} />}
      {(opened || !forReason) && <Urgency header={header} words={opened?.dangerWords ?? []} />}
      {!opened && forReason && <AskReason hubName={header.hubName} slip={slip} />}
      {opened && forReason && (
        <Notice kind="info">
          <p>{t("staff:request.forReason.told")}</p>
        </Notice>
      )}
      {!opened && !forReason && (
        <>
          <Facts header={header} />
          <Cover seenBefore={header.openedAt !== null} />
        </>
      )}
      {opened && (
        <div className="request wide">
          <div>
            <SafeContactPanel opened={opened} now={now} />
            <FamilyWords opened={opened} />
          </div>
          <div>
            <Facts header={header} />
            {!forReason && (
              <RequestActions {...{ header, hubs, colleagues, slip }} mailIsSafe={opened.mailIsSafe} />
            )}
          </div>
          <RequestHistory history={opened.history} hubs={hubs} />
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
      <p className="sent-code">{code.replace(/(\d{4})(?=\d)/g, "$1 ")}</p>
    </Notice>
  );
}

function Urgency({ header, words }: { header: Header; words: string[] }) {
  const t = useT();
  const when = useWhen();
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
            {t(header.firstContactAt ? "staff:request.lateOutcome" : "staff:request.lateText", {
              at: when(header.dueAt),
            })}
          </p>
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

function Facts({ header }: { header: Header }) {
  const t = useT();
  const when = useWhen();
  const { takenBy } = header;
  const outcome = OUTCOMES.find((it) => it === header.outcome);
  const span = useSpan();
  const named = () => {
    if (!takenBy) return t("staff:inbox.nobody");
    if (takenBy.mine) return t("staff:request.you");
    return takenBy.left ? t("staff:inbox.left", { name: takenBy.name }) : takenBy.name;
  };
  const lease = header.leaseUntil && t("staff:request.leaseUntil", { at: when(header.leaseUntil) });
  const holder = () => (lease ? `${named()}, ${lease}` : named());
  const paused = {
    count: header.pauses,
    span: span(header.pausedMinutes, WORKING_DAY_MINUTES),
  };
  return (
    <SummaryList
      rows={[
        { key: t("staff:request.state"), value: t(`staff:states.${header.state}`) },
        { key: t("staff:request.due"), value: when(header.dueAt) },
        { key: t("staff:request.received"), value: when(header.receivedAt) },
        { key: t("staff:request.hub"), value: header.hubName ?? t("staff:inbox.sharedQueue") },
        { key: t("staff:request.takenBy"), value: holder() },
        ...(header.pauses > 0
          ? [{ key: t("staff:request.waiting"), value: t("staff:request.waitingFor", paused) }]
          : []),
        ...(outcome ? [{ key: t("staff:request.outcome"), value: t(`staff:outcomes.${outcome}`) }] : []),
      ]}
    />
  );
}
