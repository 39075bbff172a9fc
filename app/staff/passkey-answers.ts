/** What the script of staff pages sends of a device's answer: JSON in a field of a form, everything binary in base64url. */
import { z } from "zod";

/** An answer is about 1 kB; one that is vouched for by its maker 5. */
const LONGEST = 20_000;
const binary = z.string().regex(/^[\w-]+$/);

const base = { id: binary, rawId: binary, type: z.literal("public-key") };

const asked = z.object({
  ...base,
  response: z.object({
    clientDataJSON: binary,
    authenticatorData: binary,
    signature: binary,
    // without it there is no telling whose passkey the device takes it for
    userHandle: binary,
  }),
});

const made = z.object({
  ...base,
  response: z.object({
    clientDataJSON: binary,
    attestationObject: binary,
    transports: z
      .array(z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]))
      .max(10)
      .catch([]),
  }),
});

/** @returns the answer of a passkey that was asked for, or undefined for anything else */
export const readAsked = (text: string) => read(asked, text);

/** @returns a passkey that was just made, or undefined for anything else */
export const readMade = (text: string) => read(made, text);

function read<T extends object>(schema: z.ZodType<T>, text: string) {
  if (text.length > LONGEST) return undefined;
  try {
    const { data } = schema.safeParse(JSON.parse(text));
    // nothing is asked of extensions, so nothing is heard of them
    return data && { ...data, clientExtensionResults: {} };
  } catch {
    return undefined;
  }
}
