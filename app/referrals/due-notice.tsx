import { formatDay, formatTime } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { Notice } from "../ui/notice";

/** By when a person will have been in touch, or will have answered whoever comes back with their code. */
export function DueNotice({ dueAt, comesBackOnly = false }: { dueAt: Date; comesBackOnly?: boolean }) {
  const { t, lang } = useSpeech();
  const due = { day: formatDay(lang, dueAt), time: formatTime(lang, dueAt) };
  return (
    <Notice kind="success">
      <p>{t(comesBackOnly ? "referral:sent.byCode" : "referral:sent.by", due)}</p>
    </Notice>
  );
}
