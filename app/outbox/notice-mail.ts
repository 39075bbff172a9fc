import { formatDay, formatTime } from "../i18n/dates";
import type { Translate } from "../i18n/words";
import type { Letter, Notice } from "./message";

export interface MailText {
  subject: string;
  text: string;
  html: string;
}

export interface Setting {
  t: Translate;
  lang: string;
  /** "https://portal.example.org" */
  origin: string;
  toFallback: boolean;
  possibleRepeat: boolean;
}

/** The duty mail: what, which hub, reference, urgent or not, by when, where to sign in. */
export function noticeMail(
  notice: Notice,
  { t, lang, origin, toFallback, possibleRepeat }: Setting,
): MailText {
  const kind = t(`email:kinds.${notice.kind}`);
  const hub = oneLine(notice.hubName);
  const subject = notice.reference
    ? t("email:subject", { kind, hub, reference: oneLine(notice.reference) })
    : t("email:subjectWithoutReference", { kind, hub });
  const due = notice.dueAt;
  const facts: Array<[string, string]> = [
    [t("email:what"), kind],
    [t("email:hub"), hub],
    ...(notice.reference ? [[t("email:reference"), notice.reference] as [string, string]] : []),
    [t("email:urgent"), t(notice.urgent ? "email:urgentYes" : "email:urgentNo")],
    ...(due ? [[t("email:due"), t("email:dueAt", saidTime(lang, due))] as [string, string]] : []),
  ];
  const link = new URL(notice.link, origin).href;
  const test = notice.kind === "test";
  const remarks = [
    ...(toFallback ? [t("email:fallback")] : []),
    ...(possibleRepeat ? [t("email:possibleRepeat")] : []),
    t(test ? "email:test" : "email:whySoShort"),
  ];
  const factLines = facts.map(([name, value]) => `${name}: ${value}`).join("\n");
  return {
    subject: notice.urgent ? t("email:subjectUrgent", { subject }) : subject,
    text: [factLines, ...(test ? [] : [t("email:signInAt", { link })]), ...remarks].join("\n\n") + "\n",
    html: page(lang, subject, [
      `<p>${facts.map(([name, value]) => `<b>${escape(name)}:</b> ${escape(value)}`).join("<br>\n")}</p>`,
      ...(test ? [] : [`<p><a href="${escape(link)}">${escape(t("email:signIn"))}</a></p>`]),
      ...remarks.map(paragraph),
    ]),
  };
}

/** A mail of plain paragraphs, and perhaps where to go on. @param origin as in {@link Setting} */
export function letterMail(letter: Letter, lang: string, origin: string): MailText {
  const subject = oneLine(letter.subject);
  const { paragraphs, link } = letter;
  const href = link && new URL(link.path, origin).href;
  return {
    subject,
    text: [...paragraphs, ...(link ? [`${link.text}: ${href}`] : [])].join("\n\n") + "\n",
    html: page(lang, subject, [
      ...paragraphs.map(paragraph),
      ...(link ? [`<p><a href="${escape(href!)}">${escape(link.text)}</a></p>`] : []),
    ]),
  };
}

const saidTime = (lang: string, at: Date) => ({ day: formatDay(lang, at), time: formatTime(lang, at) });

const oneLine = (said: string) => said.replace(/[\p{Cc}\s]+/gu, " ").trim();

const paragraph = (said: string) => `<p>${escape(said)}</p>`;

const page = (lang: string, title: string, parts: string[]) =>
  `<!doctype html>
<html lang="${escape(lang)}">
<head><meta charset="utf-8"><title>${escape(title)}</title></head>
<body>
${parts.join("\n")}
</body>
</html>
`;

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escape = (said: string) => said.replace(/[&<>"']/g, (it) => ENTITIES[it] ?? it);
