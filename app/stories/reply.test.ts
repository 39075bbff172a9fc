import { expect, test } from "vitest";
import type { ReplyState } from "../../db/schema/stories";
import { mayReply } from "./reply";

const replies = (...states: ReplyState[]) => states.map((state) => ({ state }));

test("a reply is to an answer, and three may wait at once", () => {
  expect(mayReply(0, [])).toBe("no");
  expect(mayReply(1, [])).toBe("yes");
  expect(mayReply(1, replies("waiting", "waiting"))).toBe("yes");
  expect(mayReply(1, replies("waiting", "waiting", "waiting"))).toBe("tooMany");
  expect(mayReply(1, replies("shown", "refused", "withdrawn", "waiting", "waiting"))).toBe("yes");
});
