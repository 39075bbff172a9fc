import { formatDay } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";

interface Props {
  /** in working days */
  readDays: number;
  answerDays: number;
  readBy: Date;
  /** its author wants to see what is changed first */
  asks: boolean;
  public: boolean;
}

/** What happens next with a story that was sent. */
export function StoryNext({ readDays, answerDays, readBy, asks, public: isPublic }: Props) {
  const { t, lang } = useSpeech();
  return (
    <ol>
      <li>{t("story:sent.readBy", { count: readDays, day: formatDay(lang, readBy) })}</li>
      <li>{t(asks ? "story:sent.asks" : "story:sent.asksNot")}</li>
      {isPublic && <li>{t("story:sent.held")}</li>}
      <li>{t("story:sent.answer", { count: answerDays })}</li>
    </ol>
  );
}
