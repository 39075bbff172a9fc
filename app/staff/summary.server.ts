/** A request as one sheet for the local office's case system: to print, or as a file. What is in it was asked for by a
 *  person and is kept on record. */
import { stringify } from "csv-stringify/sync";
import type { Store } from "../../db/client";
import { record } from "../audit/audit.server";
import { formatDate, formatTime } from "../i18n/dates";
import { translator } from "../i18n/i18n.server";
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
  const about = { subjectKind: "referral", subject: header.id, hub: header.hub, detail: form };
  await store.transaction((tx) =>
    record(tx, { actor: who.staff.id, action: "referral.summary", ...about }, now),
  );
  const lines = [...requestLines(header, opened), ...wordLines(opened)];
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
    line(t("staff:request.hub"), header.hubName ?? t("staff:inbox.sharedQueue")),
    line(t("staff:inbox.urgent"), t(header.urgent ? "desk:summary.yes" : "desk:summary.no")),
    ...(opened.beyondWall.length > 0 ? [line(t("desk:wall.bar"), t("desk:summary.wall"))] : []),
    line(t("desk:summary.spoken"), languageName(opened.lang, "en")),
  ];
}

function wordLines(opened: OpenedRequest): SummaryLine[] {
  const { ways, transcript, thread, history, contact, unsafe, confirmedAt } = opened;
  const rules = ways.flatMap((it): SummaryLine[] =>
    it.now === "notSafe"
      ? [
          {
            part: "contact",
            key: t(`staff:request.channel.${it.channel}`),
            value: t("staff:request.contact.now.notSafe"),
          },
        ]
      : [{ part: "contact", key: t(`staff:request.channel.${it.channel}`), value: sayRule(it.way) }],
  );
  return [
    ...(unsafe ? [contactLine(t("desk:summary.careful"), t("staff:request.contact.unsafe"))] : []),
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
      if (it.kind !== "contactAttempt" || !it.detail) return [];
      const { channel, reached, text } = it.detail;
      const how = t(`staff:request.channel.${channel}`);
      const said = t(`staff:request.history.reached.${reached ? "yes" : "no"}`);
      return [{ part: "attempts", key, value: [`${how}: ${said}.`, text].filter(Boolean).join(" ") }];
    }),
  ];
}

const contactLine = (key: string, value: string): SummaryLine => ({ part: "contact", key, value });

/** The family's own words, and the English ones where they differ. */
const bothOf = ({ shown, english }: OpenedRequest["transcript"][number]) =>
  shown.answer === english.answer ? shown.answer : `${shown.answer} / ${english.answer}`;

type Way = Extract<OpenedRequest["ways"][number], { way: unknown }>["way"];

function sayRule(way: Way): string {
  const when = way.when.map((it) => t(`staff:request.contact.part.${it}`)).join(", ");
  const say = way.sayInstead
    ? t("staff:request.contact.sayInstead", { words: way.sayInstead })
    : t(way.sayWho ? "staff:request.contact.sayWhoWritten" : "staff:request.contact.sayNothing");
  const voicemail =
    way.voicemail === null ? "" : t(`staff:request.contact.voicemailIs.${way.voicemail ? "yes" : "no"}`);
  return [way.to, when || t("staff:request.contact.anyTime"), say, voicemail, way.note]
    .filter(Boolean)
    .join(". ");
}

const BYTE_ORDER_MARK = "\uFEFF";

/** @returns the file; in CSV, what a spreadsheet would take for a formula is made harmless */
export function summaryFile({ reference, lines }: Summary, format: SummaryFormat): string {
  if (format === "json") return JSON.stringify({ reference, lines }, null, 2);
  const rows = lines.map((it) => [t(`desk:summary.part.${it.part}`), it.key, it.value]);
  const head = (["part", "question", "answer"] as const).map((it) => t(`desk:summary.column.${it}`));
  return BYTE_ORDER_MARK + stringify([head, ...rows], { escape_formulas: true });
}
