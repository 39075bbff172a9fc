import type { readOpenPage } from "./open-page.server";
import { formatDay, formatTime } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { HubNumbers } from "../ui/hub-numbers";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Phones } from "../ui/phones";
import { TextArea } from "../ui/text-area";
import { OUTCOMES } from "./referral";
import { UrgentPanel } from "./urgent-panel";

type Props = NonNullable<Awaited<ReturnType<typeof readOpenPage>>>;

/** Where a request has got to, in plain words, and what the family can do about it. */
export function OpenPage(page: Props) {
  const { t, lang } = useSpeech();
  const { slip } = page;
  const outcome = page.state === "closed" ? OUTCOMES.find((it) => it === page.outcome) : undefined;
  const due = { day: formatDay(lang, page.dueAt), time: formatTime(lang, page.dueAt) };
  const error = slip.error ? t(`referral:yours.${slip.error}`) : undefined;
  return (
    <>
      {error && <ErrorSummary errors={[{ field: "text", text: error }]} />}
      {slip.done && (
        <Notice kind="success">
          <p>{t(`referral:yours.${slip.done}`)}</p>
        </Notice>
      )}
      {page.ringNow && <UrgentPanel {...page.ringNow} sent />}
      {slip.sure && <WithdrawSure />}
      <h1>{t("referral:yours.heading")}</h1>
      <p>
        {t("referral:yours.reference")}: <strong>{page.reference}</strong>
      </p>
      <p className="lead">
        {t(outcome ? `referral:yours.ended.${outcome}` : `referral:yours.state.${page.state}`)}
      </p>
      {page.deletedAt && (
        <Notice kind="info">
          <p>{t("referral:yours.deletedOn", { day: formatDay(lang, page.deletedAt) })}</p>
        </Notice>
      )}
      {page.thread.length > 0 && <Thread lines={page.thread} />}
      {page.addedUnread && <p>{t("referral:yours.addedUnread")}</p>}
      {page.late && (
        <Notice kind="urgent">
          <p>{t("referral:yours.late", due)}</p>
        </Notice>
      )}
      {page.paused && (
        <Notice kind="info">
          <p>{t("referral:yours.paused")}</p>
        </Notice>
      )}
      {!page.ended && !page.late && !page.paused && (
        <>
          <h2>{t("referral:yours.next")}</h2>
          <p>{page.contacted ? t("referral:yours.nextContacted") : t("referral:yours.nextBy", due)}</p>
        </>
      )}
      {page.hub ? (
        <Phones lines={[{ id: page.hub.name, name: page.hub.name, number: page.hub.phone }]} />
      ) : (
        <HubNumbers />
      )}

      <h2>{t("referral:yours.happened")}</h2>
      <ol className="happened">
        {page.events.map((event) => (
          <li key={event.at.getTime() + event.kind}>
            {t(`referral:yours.events.${event.reached ? "contactReached" : (event.kind as "received")}`)},{" "}
            {formatDay(lang, event.at)}, {formatTime(lang, event.at)}
          </li>
        ))}
      </ol>

      <h2>{t("referral:yours.add")}</h2>
      <form method="post" action={paths.yourPageOpen} noValidate autoComplete="off">
        <input type="hidden" name="intent" value="add" />
        <input type="hidden" name="reference" value={page.reference} />
        <input type="hidden" name="key" value={page.addKey} />
        <TextArea
          id="text"
          name="text"
          label={t("referral:yours.addLabel")}
          value={slip.text}
          error={error}
          rows={5}
          max={4000}
        />
        <Button>{t("referral:yours.addSend")}</Button>
      </form>

      <h2>{t("referral:yours.group")}</h2>
      <p>{t("referral:yours.groupBody")}</p>
      <LinkButton kind="secondary" href={paths.groups}>
        {t("referral:yours.groupLook")}
      </LinkButton>

      <h2>{t("referral:yours.changeSafe")}</h2>
      <p>{t("referral:yours.changeSafeBody")}</p>
      <form method="post" action={paths.form}>
        <input type="hidden" name="journey" value="contact" />
        <Button kind="secondary">{t("referral:yours.changeSafeStart")}</Button>
      </form>

      {!page.ended && (
        <>
          <h2>{t("referral:yours.withdraw")}</h2>
          <p>{t("referral:yours.withdrawBody")}</p>
          <form method="post" action={paths.yourPageOpen}>
            <input type="hidden" name="intent" value="withdraw" />
            <Button kind="secondary">{t("referral:yours.withdrawStart")}</Button>
          </form>
        </>
      )}
      <form method="post" action={paths.yourPageOpen} className="form-buttons">
        <input type="hidden" name="intent" value="close" />
        <Button kind="quiet">{t("referral:yours.close")}</Button>
      </form>
    </>
  );
}

/** What was written to and fro; the newest stands where one goes on writing. */
function Thread({ lines }: { lines: Props["thread"] }) {
  const { t, lang } = useSpeech();
  return (
    <section className="thread">
      <h2>{t("referral:yours.thread")}</h2>
      <ol>
        {lines.map((it) => (
          <li key={it.at.getTime()} className={it.mine ? "ours" : "theirs"}>
            <p>
              <strong>{t(it.mine ? "referral:yours.fromYou" : "referral:yours.fromHub")}</strong>{" "}
              <span className="quiet">
                {formatDay(lang, it.at)}, {formatTime(lang, it.at)}
              </span>
            </p>
            <p className="words" dir="auto">
              {it.withheld ? t("referral:yours.withheld") : it.text}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Asked at the top of the page, where it cannot be missed. */
function WithdrawSure() {
  const { t } = useSpeech();
  return (
    <Notice kind="info" title={t("referral:yours.withdrawAsk")}>
      <p>{t("referral:yours.withdrawBody")}</p>
      <form method="post" action={paths.yourPageOpen} className="form-buttons">
        <Button kind="danger" name="intent" value="withdrawSure">
          {t("referral:yours.withdrawSure")}
        </Button>
        <Button kind="secondary" name="intent" value="keep">
          {t("referral:yours.withdrawKeep")}
        </Button>
      </form>
    </Notice>
  );
}
