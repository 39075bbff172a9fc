/** The forms of people's accounts, as they are sent. */
import { z } from "zod";
import { filled, form } from "./form-parts";
import { ROLES, type StaffMember } from "./staff";

const role = z.enum(ROLES, { error: "roleWrong" });
const hub = z.string().default("");

const person = {
  name: filled(100, "personMissing"),
  email: z.email({ error: "emailWrong" }).max(200, { error: "tooLong" }),
};

export const newPersonForm = z.object({ ...person, role, hub });
export type NewPerson = z.output<typeof newPersonForm>;

export const personForms = z.discriminatedUnion("intent", [
  form("correct", person),
  form("addRole", { role, hub }),
  form("removeRole", { which: z.string().max(200) }),
  form("invite", {}),
  form("switchOff", {}),
  form("switchOn", {}),
]);
export type PersonCommand = z.output<typeof personForms>;

/** The name under which a person's page says what is wrong with taking a role away. */
export const roleField = ({ role: held, hub: at }: StaffMember["roles"][number]) => `${held}.${at}`;
