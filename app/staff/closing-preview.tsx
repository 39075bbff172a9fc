import { formatDate, formatWeekday } from "../i18n/dates";
import { useSpeech } from "../i18n/translate";
import { OpenState } from "../ui/open-state";
import type { ClosedThen } from "./preview-closing.server";

/** What families read of each hub on a day that is to be a closing day. */
export function ClosingPreview({ at, hubs }: Omit<ClosedThen, "kind">) {
  const { t, lang } = useSpeech();
  const day = t("staff:closing.on", { day: formatWeekday(lang, at), date: formatDate(lang, at) });
  return (
    <>
      <p>{t("staff:closing.then", { day })}</p>
      {hubs.map(({ id, name, state }) => (
        <section key={id}>
          <h3>{name}</h3>
          <OpenState state={state} now={at} />
        </section>
      ))}
    </>
  );
}
