import { expect, it } from "vitest";
import { translator } from "../i18n/i18n.server";
import type { Notice } from "./message";
import { letterMail, noticeMail } from "./notice-mail";

const notice: Notice = {
  kind: "request",
  hubName: "Hamilton hub",
  reference: "K7QXT3MN",
  urgent: false,
  dueAt: new Date("2026-11-24T08:45:00Z"),
  link: "/staff/requests/K7QXT3MN",
};
const setting = {
  t: translator("en"),
  lang: "en",
  origin: "https://portal.example.org",
  toFallback: false,
  possibleRepeat: false,
};

it("says what, where, which, whether urgent, by when, and where to sign in", () => {
  const mail = noticeMail(notice, setting);
  expect(mail.subject).toBe("New request K7QXT3MN for Hamilton hub");
  for (const part of [mail.text, mail.html]) {
    expect(part).toContain("Hamilton hub");
    expect(part).toContain("K7QXT3MN");
    expect(part).toContain("Tuesday 24 November, 8:45am");
    expect(part).toContain("https://portal.example.org/staff/requests/K7QXT3MN");
  }
  expect(mail.html).toContain('<html lang="en">');
  // the whole of it: there is no room for what a family wrote
  expect(mail.text).toMatchInlineSnapshot(`
    "What: New request
    Hub: Hamilton hub
    Reference: K7QXT3MN
    Urgent: No
    Due by: Tuesday 24 November, 8:45am

    Sign in to read it: https://portal.example.org/staff/requests/K7QXT3MN

    To keep families safe, nothing they tell us is ever put in an e-mail.
    "
  `);
});

it("puts urgent first, and says when it is a fallback or a possible repeat", () => {
  const mail = noticeMail(
    { ...notice, urgent: true },
    { ...setting, toFallback: true, possibleRepeat: true },
  );
  expect(mail.subject).toBe("Urgent: New request K7QXT3MN for Hamilton hub");
  expect(mail.text).toContain("Please read it now");
  expect(mail.text).toContain("second address");
  expect(mail.text).toContain("before");
});

it("reads well without a reference", () => {
  const mail = noticeMail({ ...notice, kind: "withdrawal", reference: null, dueAt: null }, setting);
  expect(mail.subject).toBe("Withdrawn request for Hamilton hub");
});

it("keeps a hub's name on one line and out of the markup", () => {
  const mail = noticeMail({ ...notice, hubName: 'East\r\nBcc: x@y.z <b onclick="x">' }, setting);
  expect(mail.subject).not.toMatch(/[\r\n]/);
  expect(mail.html).not.toContain("<b onclick");
});

it("escapes a letter's words, and leads where it says", () => {
  const link = { path: "/staff/welcome?key=x&y", text: "Go <on>" };
  const { html, text } = letterMail(
    { to: "a@example.org", subject: "A", paragraphs: ["<i>"], link },
    "en",
    "https://portal.test",
  );
  expect(html).toContain("&lt;i&gt;");
  expect(html).toContain('<a href="https://portal.test/staff/welcome?key=x&amp;y">Go &lt;on&gt;</a>');
  expect(text).toContain("Go <on>: https://portal.test/staff/welcome?key=x&y");
});
