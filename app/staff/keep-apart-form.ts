/** The forms by which two families are kept apart, as they are sent. */
import { z } from "zod";
import type { KnownAs } from "../groups/known-as";
import type { NewPair } from "../groups/pair-families.server";
import { line } from "./form-parts";
import { words } from "./group-forms";
import { isPhone } from "./hub-forms";

const SIDES = ["a", "b"] as const;
export type Side = (typeof SIDES)[number];

/** Several stand in one field, one behind the other. */
const several = (typed: string, between: RegExp) => [
  ...new Set(
    typed
      .split(between)
      .map((it) => it.trim())
      .filter(Boolean),
  ),
];
const isEmail = (it: string) => z.email().safeParse(it).success;

const side = {
  Name: line(100),
  References: line(200).transform((typed) => several(typed.toUpperCase(), /[\s,;]+/)),
  Phones: line(200)
    .transform((typed) => several(typed, /[,;\n]+/))
    .refine((all) => all.every(isPhone), { error: "phoneWrong" }),
  Emails: line(400)
    .transform((typed) => several(typed.toLowerCase(), /[\s,;]+/))
    .refine((all) => all.every(isEmail), { error: "emailWrong" }),
};

export const addPairForm: z.ZodType<NewPair> = z
  .object({
    hub: line(60),
    reason: words.min(1, { error: "apartReasonMissing" }),
    ...{ aName: side.Name, aReferences: side.References, aPhones: side.Phones, aEmails: side.Emails },
    ...{ bName: side.Name, bReferences: side.References, bPhones: side.Phones, bEmails: side.Emails },
  })
  .transform(({ hub, reason, ...it }) => ({
    ...{ hub, reason },
    a: { name: it.aName, references: it.aReferences, phones: it.aPhones, emails: it.aEmails },
    b: { name: it.bName, references: it.bReferences, phones: it.bPhones, emails: it.bEmails },
  }))
  .superRefine((pair, context) => {
    for (const of of SIDES)
      if (knownBy(pair[of]).length === 0)
        context.addIssue({ code: "custom", path: [`${of}References`], message: "apartUnknown" });
    const both = knownBy(pair.a).some((it) => knownBy(pair.b).includes(it));
    if (both) context.addIssue({ code: "custom", path: ["bReferences"], message: "apartSame" });
  });

/** A name alone could be anybody's. */
const knownBy = ({ references, phones, emails }: KnownAs) => [
  ...references,
  ...phones.map((it) => it.replace(/\D/g, "")),
  ...emails,
];

export const endPairForm = z.object({ id: line(60), hub: line(60) });
