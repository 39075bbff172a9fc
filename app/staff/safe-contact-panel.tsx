import { formatDate } from "../i18n/dates";
import { useSpeech, useT } from "../i18n/translate";
import { useList } from "../i18n/use-list";
import { Notice } from "../ui/notice";
import { PhoneLink } from "../ui/phone-link";
import { SummaryList, type SummaryRow } from "../ui/summary-list";
import type { SafeWay } from "../safety/contact";
import { isStale, type ChannelRule } from "../safety/contact-rules";
import type { OpenedRequest } from "./read-request.server";

/** What the rules are made of: of a request, or of a booking. */
export type SafeContactView = Pick<
  OpenedRequest,
  "contact" | "confirmedAt" | "ways" | "callMe" | "unsafe" | "spoken"
>;

/** The family's rules, before anything one could ring: each channel says whether it may be used now. */
export function SafeContactPanel({ opened, now }: { opened: SafeContactView; now: Date }) {
  const { t, lang } = useSpeech();
  const { contact, confirmedAt, ways, callMe } = opened;
  const safe = ways.filter((it) => it.now !== "notSafe");
  const never = ways.filter((it) => it.now === "notSafe");
  return (
    <section className="safe-contact" aria-labelledby="safe-contact">
      <h2 id="safe-contact">{t("staff:request.contact.title")}</h2>
      {opened.unsafe && (
        <Notice kind="urgent">
          <p>{t("staff:request.contact.unsafe")}</p>
        </Notice>
      )}
      {isStale(confirmedAt, now) && !opened.unsafe && (
        <div className="doubt">
          <Notice kind="info" title={t("staff:request.contact.stale")} />
        </div>
      )}
      {opened.spoken.map((it) => (
        <p key={it}>{it}</p>
      ))}
      {contact.codeWord && (
        <p>
          {t("staff:request.contact.codeWord")}: <strong>{contact.codeWord}</strong>
        </p>
      )}
      {contact.comesBack && <p>{t("staff:request.contact.comesBack")}</p>}
      {safe.length === 0 && <p className="never">{t("staff:request.contact.noWay")}</p>}
      {safe.map((rule) => (
        <Rule key={rule.channel} rule={rule} callMe={callMe} doubt={opened.unsafe} />
      ))}
      {safe.length > 0 && never.length > 0 && (
        <p className="never">
          <strong>{never.map((it) => t(`staff:request.channel.${it.channel}`)).join(", ")}</strong>:{" "}
          {t("staff:request.contact.now.notSafe")}
        </p>
      )}
      <p className="quiet">{t("staff:request.contact.confirmed", { date: formatDate(lang, confirmedAt) })}</p>
    </section>
  );
}

function Rule({ rule, callMe, doubt }: { rule: ChannelRule; callMe: string; doubt: boolean }) {
  const t = useT();
  const rows = useRuleRows(callMe);
  if (rule.now === "notSafe") return null;
  const { way, channel } = rule;
  const dialled = channel === "phone" || channel === "text";
  const usable = rule.now === "yes" && !doubt;
  return (
    <div className={`rule rule--${usable ? "yes" : "notNow"}`}>
      <h3>{t(`staff:request.channel.${channel}`)}</h3>
      <p className="rule__now">{t(`staff:request.contact.now.${doubt ? "inDoubt" : rule.now}`)}</p>
      <SummaryList rows={rows(way)} />
      {/* a number to tap only while it is safe to ring it */}
      <p className="rule__to">
        {dialled && usable ? <PhoneLink number={way.to} name={callMe} /> : <bdi>{way.to}</bdi>}
      </p>
    </div>
  );
}

function useRuleRows(callMe: string): (way: SafeWay) => SummaryRow[] {
  const t = useT();
  const list = useList();
  const when = (way: SafeWay) => {
    if (way.channel === "letter") return t("staff:request.contact.postAnyTime");
    if (way.when.length === 0) return t("staff:request.contact.anyTime");
    return list(way.when.map((it) => t(`staff:request.contact.part.${it}`)));
  };
  const say = (way: SafeWay) => {
    const spoken = way.channel === "phone" || way.channel === "visit";
    if (way.sayWho) return t(`staff:request.contact.${spoken ? "sayWho" : "sayWhoWritten"}`);
    if (way.sayInstead) return t("staff:request.contact.sayInstead", { words: way.sayInstead });
    return t("staff:request.contact.sayNothing");
  };
  const row = (key: "when" | "who" | "say" | "voicemail" | "note", value: string) => [
    { key: t(`staff:request.contact.${key}`), value },
  ];
  return (way) => [
    ...row("when", when(way)),
    ...(way.who ? row("who", t(`staff:request.contact.whoIs.${way.who}`, { name: callMe })) : []),
    ...row("say", say(way)),
    ...(way.voicemail === null
      ? []
      : row("voicemail", t(`staff:request.contact.voicemailIs.${way.voicemail ? "yes" : "no"}`))),
    ...(way.note ? row("note", way.note) : []),
  ];
}
