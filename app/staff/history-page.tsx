import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { WhomToTell } from "../ui/whom-to-tell";
import { sayChangedBy } from "./changed-by";
import { ProblemHere } from "./problem-here";
import type { readHistoryPage } from "./put-back.server";
import { PUT_BACK, sayChange, sayDid, type SaidChange, type Speaker } from "./say-change";
import { SlipNotice } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";
import { Tag } from "./tag";
import { useWhen } from "./when";

type Props = Awaited<ReturnType<typeof readHistoryPage>> & {
  of: string;
  /** who can put back what this person cannot; null: there is nobody else */
  tell: string[] | null;
  slip: StaffSlip | undefined;
};

/** Who changed which setting, how it stood before, and a way back. */
export function HistoryPage({ of, name, changes, older, hubs, labels, tell, slip }: Props) {
  const { t, lang } = useSpeech();
  const by: Speaker = {
    ...{ t, lang },
    hub: (id) => hubs.find((it) => it.id === id)?.name ?? t("staff:inbox.sharedQueue"),
    label: (id) => labels.find((it) => it.id === id)?.name ?? t("desk:filter.gone"),
  };
  return (
    <>
      <BackLink href={name ? paths.hubSettings(of) : paths.serviceSettings} />
      <h1>{name ? t("manage:history.title", { hub: name }) : t("manage:history.service")}</h1>
      <SlipNotice slip={slip} />
      <p>{t("manage:history.lead")}</p>
      {changes.length === 0 && <p>{t("manage:history.empty")}</p>}
      <ol className="changes">
        {changes.map((it) => (
          <Change key={it.id} change={it} by={by} tell={tell} slip={slip} />
        ))}
      </ol>
      {older && (
        <p>
          <a href={`${paths.history(of)}?before=${older}`}>{t("manage:history.older")}</a>
        </p>
      )}
    </>
  );
}

interface ChangeProps extends Pick<Props, "tell" | "slip"> {
  change: Props["changes"][number];
  by: Speaker;
}

function Change({ change, by, tell, slip }: ChangeProps) {
  const { t } = by;
  const when = useWhen();
  const { id, at, action, rows, putBack, undone, mayPutBack, othersMay } = change;
  return (
    <li className="change">
      <h2>{sayDid(t, action)}</h2>
      <p className="quiet">
        {t("manage:history.by", { name: sayChangedBy(t, change), at: when(at) })}{" "}
        {putBack && <Tag kind="plain">{t("manage:history.wasPutBack")}</Tag>}
        {undone && <Tag kind="plain">{t("manage:history.undone")}</Tag>}
      </p>
      {rows.map((it, row) => (
        <Row key={row} said={sayChange(it, by)} t={t} />
      ))}
      {othersMay && !undone && <WhomToTell text={t("manage:history.notYours")} names={tell} />}
      {mayPutBack && !undone && (
        <form method="post">
          <ProblemHere form={PUT_BACK} field={id} slip={slip} />
          <Button kind="secondary" name="id" value={id}>
            {t("manage:history.putBack")}
            <span className="visually-hidden">
              {" "}
              {sayDid(t, action)}, {when(at)}
            </span>
          </Button>
        </form>
      )}
    </li>
  );
}

function Row({ said, t }: { said: SaidChange; t: Speaker["t"] }) {
  return (
    <>
      <p>
        <strong>{said.what}</strong>
        {said.how !== "changed" && <> {t(`manage:history.${said.how}`)}</>}
      </p>
      <dl className="change__parts">
        {said.parts.map(({ name, from, to }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {from !== null && (
                <>
                  <span className="visually-hidden">{t("manage:history.before")} </span>
                  <del>{from}</del>
                </>
              )}{" "}
              {to !== null && (
                <>
                  <span className="visually-hidden">{t("manage:history.after")} </span>
                  <ins>{to}</ins>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
