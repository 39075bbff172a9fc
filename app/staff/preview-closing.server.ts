import type { Db } from "../../db/client";
import { hubCalendar } from "../hubs/hubs.server";
import { momentInLondon, openState, type OpenState } from "../hubs/opening-hours";
import type { ClosingCommand } from "./closing-forms";

export interface ClosedThen {
  kind: "closed";
  /** midday of that day */
  at: Date;
  hubs: Array<{ id: string; name: string; state: OpenState }>;
}

/** How these hubs would stand, as families read it, on a day that is typed as a closing day.
 *  @returns undefined where nothing is closed by the form */
export async function previewClosing(
  db: Db,
  hubs: ReadonlyArray<{ id: string; name: string }>,
  command: ClosingCommand,
): Promise<ClosedThen | undefined> {
  if (command.intent === "removeClosing") return undefined;
  const at = momentInLondon(command.date, "12:00");
  const states = hubs.map(async ({ id, name }) => {
    const { hours, closed } = await hubCalendar(db, id);
    const days = new Set([...closed].filter((it) => command.intent === "addClosing" || it !== command.was));
    return { id, name, state: openState({ hours, closed: days.add(command.date) }, at) };
  });
  return { kind: "closed", at, hubs: await Promise.all(states) };
}
