import type { Db } from "../../db/client";
import { env } from "../env.server";
import { hubCalendar, listHubs } from "../hubs/hubs.server";
import { startOfDay } from "../hubs/opening-hours";
import { eachFact } from "../hubs/service-facts";
import { readServiceFacts } from "../hubs/service-facts.server";
import { londonDate } from "../i18n/dates";
import { parseStorySettings } from "../stories/story-settings";
import { addWorkingDays } from "../stories/working-days";
import { previewClosing } from "./preview-closing.server";
import type { ServiceCommand } from "./service-forms";

/** What families would see of the whole service with what was typed.
 *  @returns undefined for a form whose result they do not see */
export async function previewService(db: Db, command: ServiceCommand, now: Date) {
  switch (command.intent) {
    case "outOfHours":
      return { kind: "outOfHours" as const, number: command.confirmed ? command.number : null };
    case "facts": {
      const facts = eachFact((fact) => command[fact] || null);
      return { kind: "facts" as const, facts, minutes: env.DRAFT_MINUTES };
    }
    case "stories": {
      const settings = parseStorySettings(command, (await readServiceFacts(db)).complaints);
      const day = addWorkingDays(await hubCalendar(db, null), londonDate(now), settings.readDays);
      return { kind: "stories" as const, settings, readBy: startOfDay(day) };
    }
    case "addClosing":
    case "changeClosing":
      return previewClosing(db, await listHubs(db), command);
    default:
      return undefined;
  }
}
