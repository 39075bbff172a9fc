import { useSpeech } from "../i18n/translate";
import { paths } from "../paths";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import type { Short } from "./what-is-short.server";

/** Where each of them is answered in the form. Nothing can be changed about a group that is full. */
const STEPS = { pair: "q2", creche: "q4", transport: "q5" } as const;

const isFull = (short: readonly Short[]) => short.includes("seats");

/** Before sending: that this would lead to the list, because of what, and how to ask for less instead. */
export function ListAhead({ short }: { short: readonly Short[] }) {
  const { t } = useSpeech();
  if (short.length === 0) return null;
  const full = isFull(short);
  const room = !full && !short.includes("pair");
  return (
    <Notice kind="info" title={t("booking:short.title")}>
      {room && <p>{t("booking:short.room")}</p>}
      {short.map((it) => (
        <p key={it}>{t(`booking:short.why.${it}`)}</p>
      ))}
      <p>{t(`booking:short.${full ? "waitFull" : "wait"}`)}</p>
      <ul>
        {full && (
          <li>
            <a href={paths.groups}>{t("booking:begin.look")}</a>
          </li>
        )}
        {short.map(
          (it) =>
            it !== "seats" &&
            !full && (
              <li key={it}>
                <a href={paths.formStep(STEPS[it])}>{t(`booking:short.change.${it}`)}</a>
              </li>
            ),
        )}
      </ul>
    </Notice>
  );
}

/** On the list: what they wait for. @param acts whether it can be changed from here; else it is said where */
export function ShortNow({ short, acts }: { short: readonly Short[]; acts: boolean }) {
  const { t } = useSpeech();
  if (short.length === 0) return null;
  return (
    <section aria-labelledby="short">
      <h2 id="short">{t("booking:short.now")}</h2>
      <ul>
        {short.map((it) => (
          <li key={it}>{t(`booking:short.what.${it}`)}</li>
        ))}
      </ul>
      {!isFull(short) && <p>{t(`booking:short.${acts ? "less" : "lessOnPage"}`)}</p>}
      {!isFull(short) && acts && (
        <form method="post" action={paths.form}>
          <input type="hidden" name="journey" value="needs" />
          <Button kind="secondary">{t("booking:short.needs")}</Button>
        </form>
      )}
    </section>
  );
}
