import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { STORY_ROADS } from "../stories/is-story";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Radios } from "../ui/radios";
import { SlipNotice, useFields } from "./staff-form";
import type { StaffSlip } from "./staff-slip.server";

interface EnterStoryPageProps {
  /** this person has begun to type something in */
  underWay: boolean;
  slip: StaffSlip | undefined;
}

/** Somebody told a story: how it came, before the questions. */
export function EnterStoryPage({ underWay, slip }: EnterStoryPageProps) {
  const t = useT();
  const field = useFields("enter", slip);
  return (
    <>
      <BackLink href={paths.staffStories} />
      <h1>{t("story:enter.title")}</h1>
      <SlipNotice slip={slip} />
      {underWay && (
        <Notice kind="info" title={t("story:enter.underWay")}>
          <p>{t("story:enter.underWayBody")}</p>
          <LinkButton href={paths.enterCheck}>{t("story:enter.goOn")}</LinkButton>
        </Notice>
      )}
      <form method="post">
        {underWay && <input type="hidden" name="again" value="1" />}
        <p>{t("story:enter.lead")}</p>
        <p>{t("story:enter.unseen")}</p>
        <Radios
          {...field("via")}
          label={t("story:enter.how")}
          options={(["phone", "inPerson", "paper"] as const).map((value) => ({
            value,
            label: t(`story:enter.way.${value}`),
          }))}
        />
        <Radios
          {...field("road", "story")}
          label={t("story:enter.road")}
          options={STORY_ROADS.map((value) => ({
            value,
            label: t(`story:enter.roads.${value}`),
          }))}
        />
        <Button kind={underWay ? "secondary" : "primary"}>
          {t(underWay ? "story:enter.startAgain" : "story:enter.start")}
        </Button>
      </form>
    </>
  );
}
