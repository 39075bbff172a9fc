import type { Db } from "../../db/client";
import { hubCalendar, listPeople, type Hub, type HubPerson } from "../hubs/hubs.server";
import { deadline, openState } from "../hubs/opening-hours";
import type { HubCommand } from "./hub-forms";
import { previewClosing } from "./preview-closing.server";

/** What families would see of a hub with what was typed.
 *  @returns undefined for a form whose result they do not see, or that shows it itself */
export async function previewHub(db: Db, hub: Hub, command: HubCommand, now: Date) {
  const page = async (to: Partial<Hub>, change = (people: HubPerson[]) => people) => {
    const shown = { ...hub, ...to };
    const { closed } = await hubCalendar(db, hub.id);
    const calendar = { hours: shown.hours, closed };
    const people = change(await listPeople(db, hub.id));
    return {
      kind: "page" as const,
      page: { hub: shown, state: openState(calendar, now), now, people },
      /** by when somebody is in touch who asks now, where that is what was typed */
      dueAt: to.targetMinutes === undefined ? null : deadline(calendar, now, to.targetMinutes),
    };
  };
  switch (command.intent) {
    case "contacts": {
      const { intent: _, real, ...contacts } = command;
      return page({ ...contacts, example: hub.example && !real });
    }
    case "hours":
      return page({ hours: command.week });
    case "addPerson": {
      const { name, role } = command;
      const rest = { photo: null, photoAgreed: false, position: 0 };
      return page({}, (people) => [...people, { id: "typed", hub: hub.id, name, role, ...rest }]);
    }
    case "changePerson": {
      const { id, name, role } = command;
      return page({}, (people) => people.map((it) => (it.id === id ? { ...it, name, role } : it)));
    }
    case "addClosing":
    case "changeClosing":
      return previewClosing(db, [hub], command);
    default:
      return undefined;
  }
}
