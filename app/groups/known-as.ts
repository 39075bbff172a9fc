/** By what a family is known that must be kept apart from another. */
import type { SafeContact } from "../safety/contact";

export interface KnownAs {
  /** for staff to read: two families can have one name */
  name: string;
  /** of bookings */
  references: string[];
  phones: string[];
  emails: string[];
}

/** One number, however it was typed. */
const tidyPhone = (typed: string) => typed.replace(/\D/g, "").replace(/^(00)?44(?=\d{9,})/, "0");
const tidyEmail = (typed: string) => typed.trim().toLowerCase();
/** Too short to be anybody's alone. */
const LEAST_DIGITS = 6;

function contactsOf({ ways }: SafeContact): { phones: string[]; emails: string[] } {
  const to = (...channels: string[]) => ways.filter((it) => channels.includes(it.channel)).map((it) => it.to);
  return { phones: to("phone", "text"), emails: to("email") };
}

/** Whether this is the family: by the reference of its booking, a number or an e-mail address. */
export function matches(known: KnownAs, reference: string, contact: SafeContact): boolean {
  if (known.references.includes(reference)) return true;
  const { phones, emails } = contactsOf(contact);
  const numbers = new Set(phones.map(tidyPhone).filter((it) => it.length >= LEAST_DIGITS));
  const addresses = new Set(emails.map(tidyEmail).filter((it) => it !== ""));
  return (
    known.phones.some((it) => numbers.has(tidyPhone(it))) ||
    known.emails.some((it) => addresses.has(tidyEmail(it)))
  );
}

/** With what a booking says of it. */
export function withContact(known: KnownAs, name: string, contact: SafeContact): KnownAs {
  const { phones, emails } = contactsOf(contact);
  return {
    name: known.name || name,
    references: known.references,
    phones: [...new Set([...known.phones, ...phones])],
    emails: [...new Set([...known.emails, ...emails])],
  };
}
