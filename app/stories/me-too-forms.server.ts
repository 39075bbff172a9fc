/** The small form under a public story. Whether this browser has pressed waits in a slip, as after any other form:
 *  sealed, for ten minutes, and gone when the person leaves. */
import { keepSlip, readSlip } from "../http/slips.server";
import { sayMeToo } from "./say-me-too.server";

export type MeTooSaid = "thanks" | "gone";

interface MeTooSlip {
  page: "meToo";
  story: string;
  said: MeTooSaid;
}

/** @returns what is to be said under this story; null where this browser has not pressed */
export async function readMeToo(request: Request, story: string, now: Date): Promise<MeTooSaid | null> {
  const slip = await readSlip<MeTooSlip>(request, now);
  return slip?.page === "meToo" && slip.story === story ? slip.said : null;
}

/** @returns the cookie to send on the way back to the story */
export async function takeMeToo(
  request: Request,
  { story, address }: { story: string; address: string },
  now: Date,
): Promise<{ cookie: string }> {
  const before = await readMeToo(request, story, now);
  // pressed again, or sent again: thanked again, and counted once
  const said = before === "thanks" ? before : await sayMeToo(story, address, now);
  return keepSlip(request, { page: "meToo", story, said } satisfies MeTooSlip, now);
}
