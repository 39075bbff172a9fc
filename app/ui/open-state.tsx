import type { OpenState as Opening } from "../hubs/opening-hours";
import { useSpeech } from "../i18n/translate";
import { formatComingDay, formatTime, londonDate } from "../i18n/dates";

/** "Open now until 4:45pm", "Closed now. Opens Monday at 8:45am". */
export function OpenState({ state, now }: { state: Opening; now: Date }) {
  const { t, lang } = useSpeech();
  return <p className={state.open ? "open-state open-state--open" : "open-state"}>{say()}</p>;

  function say(): string {
    if (state.open) return t("pages:hub.open", { time: formatTime(lang, state.until) });
    if (!state.opens) return t("pages:hub.closed");
    const time = formatTime(lang, state.opens);
    if (londonDate(state.opens) === londonDate(now)) return t("pages:hub.opensToday", { time });
    return t("pages:hub.opensSoon", { day: formatComingDay(lang, state.opens, now), time });
  }
}
