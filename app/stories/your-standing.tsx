import { useSpeech } from "../i18n/translate";
import { Notice } from "../ui/notice";
import { Phones } from "../ui/phones";
import type { OwnStory } from "./own-story.server";
import { sayDate, sayDay, sayMonth } from "./story-dates";

/** When it was told, what comes next, and by about when. */
export function WhatIsNext({ own }: { own: OwnStory }) {
  const { t, lang } = useSpeech();
  return (
    <>
      <p>
        {t("yourStory:told", { day: sayDate(lang, own.toldOn) })}{" "}
        {own.shownOn && t("yourStory:shown", { month: sayMonth(lang, own.shownOn) })}
      </p>
      {own.next.length > 0 && (
        <>
          <h2>{t("yourStory:next.title")}</h2>
          {own.next.map(({ what, day }) => (
            <p key={what}>{t(`yourStory:next.${what}`, { day: day ? sayDay(lang, day) : "" })}</p>
          ))}
        </>
      )}
      {own.notWider && (
        <Notice kind="info">
          <p>{t("yourStory:notWider")}</p>
          <p className="words" dir="auto">
            {own.notWider}
          </p>
        </Notice>
      )}
    </>
  );
}

/** Why nobody can read it: the reason, and what a person wrote about it. */
export function WhyNotShown({ own: { standing, notShown, hub } }: { own: OwnStory }) {
  const { t } = useSpeech();
  if (!notShown) return null;
  return (
    <Notice
      kind="info"
      title={t(standing === "refused" ? "yourStory:refused.title" : "yourStory:hidden.title")}
    >
      <p>
        {notShown.of === "refused"
          ? t(`yourStory:refused.why.${notShown.why}`)
          : t(`yourStory:hidden.why.${notShown.why}`)}
      </p>
      {notShown.words && (
        <>
          <p>{t("yourStory:refused.says")}</p>
          <p className="words" dir="auto">
            {notShown.words}
          </p>
        </>
      )}
      {notShown.of === "refused" && hub && (
        <>
          <p>{t("yourStory:refused.after")}</p>
          <Phones lines={[{ id: hub.name, name: hub.name, number: hub.phone }]} />
        </>
      )}
    </Notice>
  );
}
