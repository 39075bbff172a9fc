import { useT } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import type { OwnBooking } from "./own-booking.server";
import { endWords } from "./booking-state";

/** What can be changed, ended, or taken away as a file. */
export function BookingChanges({ state }: { state: OwnBooking["state"] }) {
  const t = useT();
  const { heading, body } = endWords(state);
  return (
    <>
      <h2>{t("booking:page.change")}</h2>
      <p>{t("booking:page.needsBody")}</p>
      <form method="post" action={paths.form}>
        <input type="hidden" name="journey" value="needs" />
        <Button kind="secondary">{t("booking:page.needs")}</Button>
      </form>
      <p>{t("booking:page.contactBody")}</p>
      <form method="post" action={paths.form}>
        <input type="hidden" name="journey" value="contact" />
        <Button kind="secondary">{t("booking:page.contact")}</Button>
      </form>
      <h2>{t(`booking:page.${heading}`)}</h2>
      <p>{t(`booking:page.${body}`)}</p>
      <form method="post" action={paths.yourBooking}>
        <Button kind="secondary" name="intent" value="cancel">
          {t(`booking:page.${heading}`)}
        </Button>
      </form>
    </>
  );
}

/** Only if asked for: a calendar is looked at by others, and so is a list of files. */
export function CalendarForm() {
  const t = useT();
  return (
    <details className="fold">
      <summary>{t("booking:page.calendar")}</summary>
      <p>{t("booking:page.calendarBody")}</p>
      <form method="get" action={paths.yourCalendar}>
        <div className="ds_checkbox ds_checkbox--small">
          <input id="safe" name="safe" value="1" type="checkbox" className="ds_checkbox__input" />
          <label htmlFor="safe" className="ds_checkbox__label">
            {t("booking:page.calendarName")}
          </label>
        </div>
        <Button kind="secondary">{t("booking:page.calendarGet")}</Button>
      </form>
    </details>
  );
}
