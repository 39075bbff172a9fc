/** A request as one sheet for the local office's case system: to print, or as a file. What is in it was asked for by a
 *  person, whom the record and the request's own history name. */
import type { Store } from "../../db/client";
import { formatDate, formatTime } from "../i18n/dates";
import { translator } from "../i18n/i18n.server";
import { recordEvent } from "../referrals/record-event.server";
import type { EventDetail } from "../referrals/referral";
import { csvFile } from "./csv-file.server";
import { languageName } from "./language-name";
import { readRequest, type OpenedRequest } from "./read-request.server";
import type { SignedIn } from "./session.server";
import { may } from "./staff";

export const SUMMARY_FORMATS = ["csv", "json"] as const;
export type SummaryFormat = (typeof SUMMARY_FORMATS)[number];

export interface SummaryLine {
  part: "request" | "contact" | "told" | "messages" | "attempts" | "notes";
  key: string;
  value: string;
}
export interface Summary {
  reference: string;
  lines: SummaryLine[];
}

const t = translator("en");
const at = (when: Date) => `${formatDate("en", when)}, ${formatTime("en", when)}`;

/** @param form how it leaves the portal. @returns "notOpened" where this person has to open it first; undefined where
 *  there is none for them */
export async function readSummary(
  store: Store,
  who: SignedIn,
  reference: string,
  form: SummaryFormat | "page",
  now: Date,
): Promise<Summary | "notOpened" | undefined> {
  const found = await readRequest(store, who, reference, now);
  if (!found || found.forReason || !may(who.staff, "passOnRequest", found.header.hub)) return undefined;
  const { header, opened } = found;
  if (!opened) return "notOpened";
  const taken = [header];
  const lines = [...requestLines(header, opened), ...wordLines(opened)];
  // what was merged with it goes too: it is deleted with it
  for (const { reference: part } of opened.parts) {
    const other = await readRequest(store, who, part, now);
    if (!other?.opened) return "notOpened";
    taken.push(other.header);
    const merged = { part: "request" as const, key: t("desk:summary.merged"), value: part };
    // its messages stand in the thread already
    lines.push(merged, ...wordLines({ ...other.opened, thread: [] }));
  }
  const event = { kind: "exported" as const, detail: { form }, by: who.staff.id, note: form };
  await store.transaction(async (tx) => {
    for (const row of taken) await recordEvent(tx, row, event, now);
  });
  return { reference, lines };
}

type Header = NonNullable<Awaited<ReturnType<typeof readRequest>>>["header"];

function requestLines(header: Header, opened: OpenedRequest): SummaryLine[] {
  const line = (key: string, value: string): SummaryLine => ({ part: "request", key, value });
  return [
    line(t("staff:inbox.column.reference"), header.reference),
    line(t("staff:inbox.column.askFor"), opened.callMe),
    line(t("staff:request.received"), at(header.receivedAt)),
    line(t("desk:via.came"), t(`desk:via.${header.via}`)),
    line(t("desk:via.asked"), t(`desk:asker.${header.askedBy}`)),
    line(t("staff:request.hub"), header.hubName ?? t("staff:inbox.sharedQueue")),
    line(t("staff:inbox.urgent"), t(header.urgent ? "desk:summary.yes" : "desk:summary.no")),
    ...(header.beyondWall.length > 0 ? [line(t("desk:wall.bar"), t("desk:summary.wall"))] : []),
    line(t("desk:summary.spoken"), languageName(opened.lang, "en")),
  ];
}

function wordLines(opened: OpenedRequest): SummaryLine[] {
  const { ways, transcript, thread, history, contact, unsafe, confirmedAt, dangerWords, callMe } = opened;
  const rules = ways.flatMap((it): SummaryLine[] =>
    it.now === "notSafe"
      ? [
          {
            part: "contact",
            key: t(`staff:request.channel.${it.channel}`),
            value: t("staff:request.contact.now.notSafe"),
          },
        ]
      : [{ part: "contact", key: t(`staff:request.channel.${it.channel}`), value: sayRule(it.way, callMe) }],
  );
  return [
    ...(unsafe ? [contactLine(t("desk:summary.careful"), t("staff:request.contact.unsafe"))] : []),
    ...(dangerWords.length > 0 ? [contactLine(t("desk:summary.danger"), dangerWords.join(", "))] : []),
    ...(contact.comesBack
      ? [contactLine(t("staff:request.channel.page"), t("staff:request.contact.comesBack"))]
      : []),
    ...(contact.codeWord ? [contactLine(t("staff:request.contact.codeWord"), contact.codeWord)] : []),
    ...rules,
    contactLine(t("desk:summary.confirmed"), at(confirmedAt)),
    ...transcript
      .filter((it) => it.english.answer)
      .map((it): SummaryLine => ({ part: "told", key: it.english.question, value: bothOf(it) })),
    ...thread.map((it): SummaryLine => ({
      part: "messages",
      key: `${at(it.at)}, ${it.by ?? t("staff:request.history.family")}`,
      value: it.text,
    })),
    ...history.flatMap((it): SummaryLine[] => {
      const key = `${at(it.at)}, ${it.by ?? ""}`;
      if (it.kind === "note" && it.detail) return [{ part: "notes", key, value: it.detail.text }];
      if (it.kind === "closed" && it.detail) {
        const ended = [t(`staff:outcomes.${it.detail.outcome}`), it.detail.text].filter(Boolean).join(". ");
        return [{ part: "request", key: `${t("desk:summary.ended")}, ${key}`, value: ended }];
      }
      if (it.kind !== "contactAttempt" || !it.detail) return [];
      return [{ part: "attempts", key, value: sayAttempt(it.detail) }];
    }),
  ];
}

function sayAttempt({ channel, reached, keptRules, stillSafe, text }: EventDetail["contactAttempt"]): string {
  const yesNo = (it: boolean) => (it ? "yes" : "no");
  const attempt = t("staff:request.history.attempt", {
    channel: t(`staff:request.channel.${channel}`),
    reached: t(`staff:request.history.reached.${yesNo(reached)}`),
    rules: t(`staff:request.history.rules.${yesNo(keptRules)}`),
  });
  const safe = stillSafe === null ? "" : t(`staff:request.history.stillSafe.${yesNo(stillSafe)}`);
  return [attempt, safe, text].filter(Boolean).join(" ");
}

const contactLine = (key: string, value: string): SummaryLine => ({ part: "contact", key, value });

/** The family's own words, and the English ones where they differ. */
const bothOf = ({ shown, english }: OpenedRequest["transcript"][number]) =>
  shown.answer === english.answer ? shown.answer : `${shown.answer} / ${english.answer}`;

type Way = Extract<OpenedRequest["ways"][number], { way: unknown }>["way"];

function sayRule(way: Way, name: string): string {
  const when = way.when.map((it) => t(`staff:request.contact.part.${it}`)).join(", ");
  const say = way.sayInstead
    ? t("staff:request.contact.sayInstead", { words: way.sayInstead })
    : t(way.sayWho ? "staff:request.contact.sayWhoWritten" : "staff:request.contact.sayNothing");
  const voicemail =
    way.voicemail === null ? "" : t(`staff:request.contact.voicemailIs.${way.voicemail ? "yes" : "no"}`);
  const anyTime = way.channel === "letter" ? "postAnyTime" : "anyTime";
  const who = way.who ? t(`staff:request.contact.whoIs.${way.who}`, { name }) : "";
  return [way.to, when || t(`staff:request.contact.${anyTime}`), who, say, voicemail, way.note]
    .filter(Boolean)
    .join(". ");
}

/** @returns the file; in CSV, what a spreadsheet would take for a formula is made harmless */
export function summaryFile({ reference, lines }: Summary, format: SummaryFormat): string {
  if (format === "json") return JSON.stringify({ reference, lines }, null, 2);
  const rows = lines.map((it) => [t(`desk:summary.part.${it.part}`), it.key, it.value]);
  const head = (["part", "question", "answer"] as const).map((it) => t(`desk:summary.column.${it}`));
  return csvFile(head, rows);
}
