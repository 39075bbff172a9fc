import { formatDay, formatTime } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { Button } from "../ui/button";

/** Until when what was written is kept, that nothing has been sent, and a button of the same form that keeps it
 *  longer. @param forADay it was chosen to be kept for a day: which day it ends is said too */
export function KeptUntil({ at, forADay }: { at: Date; forADay?: boolean | undefined }) {
  const { t, lang } = useSpeech();
  const time = formatTime(lang, at);
  return (
    <div className="form-kept">
      <p>
        {forADay ? t("form:keptUntilDay", { day: formatDay(lang, at), time }) : t("form:keptUntil", { time })}{" "}
        {t("form:notSent")}
      </p>
      <Button kind="quiet" name="_stay" value="1">
        {t("form:saveAndStay")}
      </Button>
    </div>
  );
}
