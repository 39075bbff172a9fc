import { useT } from "../i18n/translate";
import { paths } from "../paths";
import type { Came } from "../referrals/enter.server";
import { ASKERS } from "../referrals/referral";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Radios } from "../ui/radios";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface EnterPageProps {
  /** what this person has begun to type in */
  underWay: { reference: string | undefined; came: Came | undefined } | undefined;
  slip: StaffSlip | undefined;
}

/** Somebody rang, came in or wrote: how, and who, before the questions. */
export function EnterPage({ underWay, slip }: EnterPageProps) {
  const t = useT();
  const field = useFields("enter", slip);
  const reference = slip?.values.reference?.[0] ?? "";
  return (
    <>
      <BackLink href={paths.staff} />
      <h1>{t(reference ? "desk:entry.changeContact" : "desk:entry.title")}</h1>
      <SlipNotice slip={slip} />
      {underWay && (
        <Notice kind="info" title={t("desk:entry.underWay")}>
          <p>{underWay.reference ?? t("desk:entry.newOne")}</p>
          <LinkButton href={paths.enterCheck}>{t("desk:entry.goOn")}</LinkButton>
        </Notice>
      )}
      <form method="post">
        {underWay && <input type="hidden" name="again" value="1" />}
        {reference ? (
          <input type="hidden" name="reference" value={reference} />
        ) : (
          <>
            <p>{t("desk:entry.lead")}</p>
            <Radios
              {...field("via", underWay?.came?.via)}
              label={t("desk:entry.how")}
              options={(["phone", "inPerson", "paper"] as const).map((value) => ({
                value,
                label: t(`desk:entry.way.${value}`),
              }))}
            />
            <Radios
              {...field("askedBy", underWay?.came?.askedBy)}
              label={t("desk:entry.who")}
              hint={t("desk:entry.whoHint")}
              options={ASKERS.map((value) => ({ value, label: t(`desk:asker.${value}`) }))}
            />
          </>
        )}
        {underWay?.came && !reference && (
          <Button name="keep" value="1">
            {t("desk:entry.saveCame")}
          </Button>
        )}{" "}
        <Button kind={underWay ? "secondary" : "primary"}>
          {t(underWay ? "desk:entry.startAgain" : "desk:entry.start")}
        </Button>
      </form>
      {!reference && (
        <p>
          <a href={paths.enterStory}>{t("story:enter.toRequests")}</a>
        </p>
      )}
    </>
  );
}
