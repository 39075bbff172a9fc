/** The forms about passkeys on one's own account. */
import { z } from "zod";
import type { Store } from "../../db/client";
import { saidOnly } from "./acted.server";
import { checkOwnPassword, password, refuse, type FromAccount } from "./own-password.server";
import { beginPasskey, keepPasskey, listPasskeys, MOST_PASSKEYS, removePasskey } from "./passkeys.server";
import type { SignedIn } from "./session.server";
import type { StaffSlip } from "./staff-slip.server";

const MOST_NAME = 60;

export const passkeyForms = [
  z.object({
    intent: z.literal("addPasskey"),
    name: z.string().trim().min(1, { error: "passkeyNameMissing" }).max(MOST_NAME, { error: "tooLong" }),
    password: password("passwordMissing"),
  }),
  // what a device says is looked at where it is checked: whatever is wrong with it has one answer
  z.object({ intent: z.literal("keepPasskey"), credential: z.string() }),
  z.object({
    intent: z.literal("removePasskey"),
    passkey: z.string({ error: "passkeyMissing" }).min(1, { error: "passkeyMissing" }).max(2000),
    password: password("passwordMissing"),
  }),
] as const;

type PasskeyForm = z.output<(typeof passkeyForms)[number]>;
const INTENTS: readonly string[] = passkeyForms.map((it) => it.shape.intent.value);

export const isPasskeyForm = (form: { intent: string }): form is PasskeyForm => INTENTS.includes(form.intent);

/** @returns what to say, and for a passkey that was begun the token of this browser's cookie */
export async function actOnPasskeys(
  store: Store,
  who: SignedIn,
  { value, typed, ...from }: FromAccount & { value: PasskeyForm; typed: Record<string, string> },
  now: Date,
): Promise<{ slip: StaffSlip; challenge?: string }> {
  const { id } = who.staff;
  if (value.intent === "keepPasskey") {
    const sent = { credential: value.credential, token: from.challenge, origin: from.origin };
    const kept = await keepPasskey(store, id, sent, now);
    return { slip: saidOnly(kept ? "passkeyAdded" : "passkeyNotAdded") };
  }
  const owner = await checkOwnPassword(store, who, { password: value.password, typed, ...from }, now);
  if (!owner.ok) return { slip: owner.slip };
  if (value.intent === "removePasskey") {
    const removed = await store.transaction((tx) => removePasskey(tx, id, value.passkey, now));
    return { slip: saidOnly(removed ? "passkeyRemoved" : "passkeyGone") };
  }
  if ((await listPasskeys(store.read, id)).length >= MOST_PASSKEYS)
    return { slip: refuse(typed, { field: "name", code: "passkeysFull" }) };
  const { name, origin } = { ...value, ...from };
  const { options, token } = await beginPasskey(store, owner.account, { name, origin }, now);
  return { slip: { form: "keepPasskey", problems: [], values: {}, passkey: options }, challenge: token };
}
