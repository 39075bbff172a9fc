import { describe, expect, it } from "vitest";
import { CannotSend, classify, codeOf, reasonOf, retryAt } from "./retry";

const now = new Date("2026-11-23T19:00:00Z");
const minutes = (failures: number) => {
  const at = retryAt(failures, now);
  return at && (at.getTime() - now.getTime()) / 60_000;
};

describe("retryAt", () => {
  it("waits 1, 2, 5, 10, 15, 30 minutes, then 30 each time", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 100].map(minutes)).toEqual([1, 2, 5, 10, 15, 30, 30, 30]);
  });

  it("gives up after five days of half hours", () => {
    expect(minutes(246)).toBe(30);
    expect(minutes(247)).toBeNull();
  });
});

describe("classify", () => {
  const cases: Array<[string, object, { code: string; permanent: boolean; maybeSent: boolean }]> = [
    ["refused", { code: "ESOCKET", originalCode: "ECONNREFUSED" }, temporary("down:ECONNREFUSED")],
    ["timeout", { code: "ETIMEDOUT" }, temporary("down:ETIMEDOUT")],
    ["DNS", { code: "EDNS", originalCode: "ENOTFOUND" }, temporary("down:ENOTFOUND")],
    ["TLS", { code: "ETLS" }, temporary("down:ETLS")],
    ["sign-in refused", { code: "EAUTH", responseCode: 535, command: "AUTH PLAIN" }, temporary("down:535")],
    ["sender refused", { responseCode: 550, command: "MAIL FROM" }, temporary("down:550")],
    ["server closing", { responseCode: 421, command: "RCPT TO" }, temporary("down:421")],
    ["mailbox busy", { responseCode: 450, command: "RCPT TO" }, temporary("450")],
    ["mailbox unknown", { responseCode: 550, command: "RCPT TO" }, permanent("550")],
    ["message refused", { code: "EMESSAGE", responseCode: 554, command: "DATA" }, permanent("554")],
    ["no such address", { code: "EENVELOPE", command: "API" }, permanent("BAD_ADDRESS")],
    [
      "dropped after DATA",
      { code: "ECONNECTION", maybeSent: true },
      { ...temporary("down:ECONNECTION"), maybeSent: true },
    ],
    ["refused after DATA", { responseCode: 451, command: "DATA", maybeSent: true }, temporary("451")],
    ["not an object", undefined as unknown as object, temporary("down:FAULT")],
  ];
  it.each(cases)("%s", (_name, error, expected) => expect(classify(error)).toEqual(expected));
});

it("finds a code under wrapped errors and never quotes a message", () => {
  expect(codeOf(new Error("insert … params: Aisha", { cause: { code: "SQLITE_BUSY" } }))).toBe("SQLITE_BUSY");
  expect(codeOf(new Error("Aisha"))).toBe("FAULT");
  expect(codeOf({ code: "has spaces and Aisha" })).toBe("FAULT");
});

it("says why in a few kinds", () => {
  const codes = ["NO_INBOX", "550", "450", "down:535", "INTERRUPTED", "NO_RENDERER", null];
  expect(codes.map(reasonOf)).toEqual([
    "noInbox",
    "refused",
    "busy",
    "unreachable",
    "interrupted",
    "fault",
    "fault",
  ]);
  expect(new CannotSend("NO_INBOX").code).toBe("NO_INBOX");
});

function temporary(code: string) {
  return { code, permanent: false, maybeSent: false };
}
function permanent(code: string) {
  return { code, permanent: true, maybeSent: false };
}
