import { formatTime } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { Button } from "../ui/button";

/** Until when what was written is kept, that nothing has been sent, and a button of the same form that keeps it
 *  longer. */
export function KeptUntil({ at }: { at: Date }) {
  const { t, lang } = useSpeech();
  return (
    <div className="form-kept">
      <p>
        {t("form:keptUntil", { time: formatTime(lang, at) })} {t("form:notSent")}
      </p>
      <Button kind="quiet" name="_stay" value="1">
        {t("form:saveAndStay")}
      </Button>
    </div>
  );
}
