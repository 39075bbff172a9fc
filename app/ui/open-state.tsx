import { useSpeech } from "../i18n/translate";
import { formatDay, formatTime, formatWeekday, londonDate } from "../i18n/dates";

export type OpenState = { open: true; until: Date } | { open: false; opens: Date | null };

const WEEK = 6 * 24 * 3600_000;

/** "Open now until 4:45pm", "Closed now. Opens Monday at 8:45am". */
export function OpenState({ state, now }: { state: OpenState; now: Date }) {
  const { t, lang } = useSpeech();
  return <p className={state.open ? "open-state open-state--open" : "open-state"}>{say()}</p>;

  function say(): string {
    if (state.open) return t("pages:hub.open", { time: formatTime(lang, state.until) });
    if (!state.opens) return t("pages:hub.closed");
    const time = formatTime(lang, state.opens);
    if (londonDate(state.opens) === londonDate(now)) return t("pages:hub.opensToday", { time });
    // a weekday alone is plain only within the coming week
    const soon = state.opens.getTime() - now.getTime() < WEEK;
    const day = soon ? formatWeekday(lang, state.opens) : formatDay(lang, state.opens);
    return t("pages:hub.opensSoon", { day, time });
  }
}
