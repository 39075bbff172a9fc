/** Reports as mail servers send them, about a mail of ours. */

const lines = (...it: string[]) => it.join("\r\n");

const report = (boundary: string, head: string[], status: string[], returned: string[]) =>
  lines(
    ...["Return-Path: <>", "To: bounces@portal.example.org", ...head, "MIME-Version: 1.0"],
    ...["", "This is a MIME-encapsulated message.", "", `--${boundary}`],
    ...["Content-Type: text/plain; charset=utf-8", "", "Your message could not be delivered.", ""],
    ...[`--${boundary}`, "Content-Type: message/delivery-status", "", ...status, ""],
    ...[`--${boundary}`, ...returned, "", `--${boundary}--`, ""],
  );

const sent = (messageId: string, to = "duty@hamilton.example.org") => [
  "From: Family portal <portal@example.org>",
  `To: ${to}`,
  "Subject: New request K7QXT3MN for Hamilton hub",
  `Message-ID: <${messageId}>`,
  "MIME-Version: 1.0",
];

export function postfix(messageId: string, action = "failed", status = "5.1.1"): string {
  return report(
    "9C1F.1795000000/mx.example.org",
    [
      "From: MAILER-DAEMON@mx.example.org (Mail Delivery System)",
      "Subject: Undelivered Mail Returned to Sender",
      "Auto-Submitted: auto-replied",
      "Content-Type: multipart/report; report-type=delivery-status;",
      '\tboundary="9C1F.1795000000/mx.example.org"',
    ],
    [
      ...["Reporting-MTA: dns; mx.example.org", "X-Postfix-Queue-ID: 9C1F", ""],
      ...["Final-Recipient: rfc822; duty@hamilton.example.org", `Action: ${action}`, `Status: ${status}`],
      ...["Diagnostic-Code: smtp; 550 5.1.1 <duty@hamilton.example.org>: Recipient", "    address rejected"],
    ],
    [
      "Content-Description: Undelivered Message",
      "Content-Type: message/rfc822",
      "",
      ...sent(messageId),
      "",
      "Text",
    ],
  );
}

/** Ids folded onto a line of their own, headers in other cases, and an HTML part that is long. */
export function exchangeOnline(messageId: string, padding = 0): string {
  const boundary = "d4f0a7c1-0000-4000-8000-00000000000a";
  return lines(
    "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@council.example.org>",
    "To: <bounces@portal.example.org>",
    "Content-Type: multipart/report; report-type=delivery-status;",
    `\tboundary="${boundary}"`,
    "X-MS-Exchange-Message-Is-Ndr:",
    "Subject: Undeliverable: New request K7QXT3MN for Hamilton hub",
    "MIME-Version: 1.0",
    ...[
      "",
      `--${boundary}`,
      'Content-Type: multipart/alternative; differences=Content-Type; boundary="b2"',
      "",
    ],
    ...["--b2", "Content-Type: text/plain; charset=us-ascii", "", "Your message couldn't be delivered.", ""],
    ...[
      "--b2",
      "Content-Type: text/html; charset=us-ascii",
      "",
      `<p>${"x".repeat(padding)}</p>`,
      "--b2--",
      "",
    ],
    ...[`--${boundary}`, "Content-Type: message/delivery-status", ""],
    ...[
      "Reporting-MTA: dns;LO2P123MB0001.GBRP123.PROD.OUTLOOK.COM",
      "Arrival-Date: Wed, 25 Nov 2026 10:00:00 +0000",
    ],
    ...["", "Final-Recipient: rfc822;duty@hamilton.example.org", "Action:  Failed", "Status: 5.1.10"],
    "Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
    ...["", `--${boundary}`, "Content-Type: message/rfc822", ""],
    ...[
      "Received: from LO2P123MB0002.GBRP123.PROD.OUTLOOK.COM",
      " by LO2P123MB0001.GBRP123.PROD.OUTLOOK.COM",
    ],
    ...["From: Family portal <portal@example.org>", "Message-Id:", ` <${messageId}>`, "Subject: New request"],
    ...["", "Text", "", `--${boundary}--`, ""],
  );
}

/** Only the head of what was sent comes back. */
export const exim = (messageId: string) =>
  report(
    "1795000000-eximdsn-1804289383",
    [
      "X-Failed-Recipients: duty@hamilton.example.org",
      "Auto-Submitted: auto-replied",
      "From: Mail Delivery System <Mailer-Daemon@relay.example.org>",
      "Content-Type: multipart/report; report-type=delivery-status; boundary=1795000000-eximdsn-1804289383",
      "Subject: Mail delivery failed: returning message to sender",
    ],
    [
      ...["Reporting-MTA: dns; relay.example.org", "", "Action: failed"],
      ...[
        "Final-Recipient: rfc822;duty@hamilton.example.org",
        "Status: 5.0.0",
        "Remote-MTA: dns; mx.example.org",
      ],
    ],
    ["Content-type: text/rfc822-headers", "", ...sent(messageId)],
  );

/** A person writes back and quotes it. */
export const reply = (messageId: string) =>
  lines(
    ...["From: duty@hamilton.example.org", "To: bounces@portal.example.org", "Subject: Re: New request"],
    ...[
      `In-Reply-To: <${messageId}>`,
      "Content-Type: text/plain",
      "",
      `Message-ID: <${messageId}>`,
      "Action: failed",
    ],
  );
