import { useSpeech } from "../i18n/translate";
import { Notice } from "../ui/notice";
import type { About } from "./booking-about.server";
import { PlaceTold } from "./place-told";
import { dayAndTime } from "./say-times";
import { ListAhead } from "./what-is-short";

/** Before sending: which group it is, and that a person would talk with them first; for a change, how it is made.
 *  @param about null for a change of a booking that is there */
export function BookingAbout({ about }: { about: About | null }) {
  const { t, lang } = useSpeech();
  if (!about)
    return (
      <Notice kind="info">
        <p>{t("booking:page.needsCheck")}</p>
      </Notice>
    );
  const { programme, hub, firstAt, count, talk } = about;
  return (
    <>
      <section className="panel" aria-labelledby="about">
        <h2 id="about">{t("booking:about.title")}</h2>
        <p>
          <strong>{t("booking:about.name", { programme, hub })}</strong>
          <br />
          {t("booking:about.first", dayAndTime(lang, firstAt))}
          <br />
          {t("booking:about.times", { count })}
        </p>
        <PlaceTold place={about.place} />
        {about.example && <p className="quiet">{t("booking:about.example")}</p>}
      </section>
      {talk.length > 0 && (
        <Notice kind="info" title={t("booking:talk.title")}>
          {talk.map((why) => (
            <p key={why}>{t(`booking:talk.why.${why}`)}</p>
          ))}
          <p>{t("booking:talk.body")}</p>
        </Notice>
      )}
      <ListAhead short={about.short} />
    </>
  );
}
