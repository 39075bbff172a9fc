import { randomInt } from "node:crypto";
import { fieldName } from "../questions/journey";
import type { Prepare } from "../questions/steps.server";
import { namesTold } from "./chosen-name";
import { NAME_PARTS } from "./chosen-name.question";
import { listField, type Listed } from "./listed.question";
import { COUNTED } from "./story-text.question";

const NAME = "name";
const part = (it: keyof typeof NAME_PARTS) => fieldName(NAME, NAME_PARTS[it]);

/** With every step: the lists to choose from, and the words that the chosen name must not hold. What the browser says
 *  of these is thrown away. */
export const prepareStory =
  (lists: { hubs: Listed[]; programmes: Listed[] }): Prepare =>
  (typed, before) => {
    const offer = typed[part("offer")]?.[0] ?? "";
    const raw = { ...before, ...typed };
    const told = namesTold(COUNTED.map((it) => raw[it]?.[0] ?? ""));
    return Promise.resolve({
      ...typed,
      ...(offer ? { [NAME]: [offer] } : {}),
      [part("offer")]: [],
      [part("told")]: [JSON.stringify(told)],
      [part("from")]: before[part("from")] ?? [String(randomInt(10_000))],
      [listField("hub")]: [JSON.stringify(lists.hubs)],
      [listField("otherHubs")]: [JSON.stringify(lists.hubs)],
      [listField("programmes")]: [JSON.stringify(lists.programmes)],
    });
  };
