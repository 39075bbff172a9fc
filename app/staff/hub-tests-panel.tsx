import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { DataTable } from "./data-table";
import type { HubTestView } from "./nothing-lost.server";
import { useWhen } from "./when";

/** What became of the last test request of each hub. */
export function HubTestsPanel({ tests, testsGo }: { tests: HubTestView[]; testsGo: boolean }) {
  const t = useT();
  return (
    <>
      <h2>{t("canary:title")}</h2>
      <p>{t("canary:lead")}</p>
      {!testsGo && (
        <Notice kind="urgent" title={t("canary:off")}>
          <p>{t("canary:offText")}</p>
        </Notice>
      )}
      <DataTable
        caption={t("canary:caption")}
        columns={[t("lost:column.hub"), t("canary:result"), t("staff:undelivered.column.action")]}
        rows={tests.map((it) => ({
          key: it.hub,
          mark: !!it.settled?.failedAt,
          cells: [
            it.hubName ?? t("canary:shared"),
            <Result key="result" test={it} />,
            <SendNow key="send" test={it} />,
          ],
        }))}
      />
    </>
  );
}

function Result({ test: { hub, hubName, settled, underWaySince, maySend } }: { test: HubTestView }) {
  const t = useT();
  const when = useWhen();
  const missing = settled?.missing ?? [];
  return (
    <>
      {settled?.seenAt && <p>{t("canary:seen", { at: when(settled.seenAt) })}</p>}
      {settled?.failedAt && (
        <p>
          <strong className="mend">{t("canary:failed", { at: when(settled.at) })}</strong>
        </p>
      )}
      {missing.map((it) => (
        <p key={it}>{t(`canary:missing.${it}`)}</p>
      ))}
      {hubName && (missing.includes("announced") || missing.includes("announcedAtNight")) && maySend && (
        <p>
          <a href={paths.hubSettings(hub)}>{t("canary:settings", { hub: hubName })}</a>
        </p>
      )}
      {underWaySince && <p>{t("canary:underWay", { at: when(underWaySince) })}</p>}
      {!settled && !underWaySince && <p>{t("canary:never")}</p>}
    </>
  );
}

function SendNow({ test: { hub, hubName, maySend } }: { test: HubTestView }) {
  const t = useT();
  if (!maySend) return null;
  return (
    <form method="post">
      <Button kind="secondary" name="hub" value={hub}>
        {t("canary:send")}
        <span className="visually-hidden"> {t("canary:sendTo", { hub: hubName ?? t("canary:shared") })}</span>
      </Button>
    </form>
  );
}
