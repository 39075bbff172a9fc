/** What a test's mail is known by when it comes back: its row is gone soon. */
export interface TestMail {
  /** the test's */
  id: string;
  inbox: "duty" | "outOfHours";
}

/** Its part of the Message-ID before the @. */
export const testToken = ({ id, inbox }: TestMail): string =>
  `test.${inbox === "outOfHours" ? "night." : ""}${id}`;

/** @returns undefined where it is no test's */
export function testOf(messageId: string): TestMail | undefined {
  const [, night, id] = /^test\.(night\.)?([\w-]+)@/.exec(messageId) ?? [];
  return id === undefined ? undefined : { id, inbox: night ? "outOfHours" : "duty" };
}
