import { expect, test } from "vitest";
import {
  ALLOWED,
  EVERYWHERE,
  hubsWhere,
  may,
  mayAnywhere,
  mayGive,
  ROLES,
  SERVICE_ROLES,
  type Action,
  type Role,
} from "./staff";

const ACTIONS = Object.keys(ALLOWED) as Action[];
const PLACES = ["hamilton", "lanark", null] as const;

/** Every allowed cell, written out: role at Hamilton (or everywhere) → action → hamilton, lanark, shared queue. */
const own = "hamilton, shared";
const all = "hamilton, lanark, shared";
/** what a person must do that is no request */
const tasks = (where: string): Partial<Record<Action, string>> => ({ seeTasks: where, workTasks: where });
/** what came with the work of the day at the inbox */
const desk = (where: string): Partial<Record<Action, string>> => ({
  labelRequest: where,
  setUrgency: where,
  linkRequests: where,
  passOnRequest: where,
  enterRequest: where,
  changeContact: where,
  bulkRequests: where,
  ...tasks(where),
});
const groupwork = (where: string): Partial<Record<Action, string>> => ({
  seeGroups: where,
  manageGroups: where,
  manageProgrammes: where,
  keepApart: where,
});
const bookings = (where: string): Partial<Record<Action, string>> => ({
  readBookings: where,
  changeBookings: where,
});
/** Stories as they may be read: everybody who works with families, and whoever moderates them. */
const stories = (where: string): Partial<Record<Action, string>> => ({
  readStories: where,
  enterStories: where,
});
const answersStories = (where: string): Partial<Record<Action, string>> => ({
  ...stories(where),
  answerStories: where,
});
const changesStories = (where: string): Partial<Record<Action, string>> => ({
  ...answersStories(where),
  checkAnswers: where,
  planChanges: where,
});
const register = (where: string): Partial<Record<Action, string>> => ({
  takeRegister: where,
  exportBookings: where,
});
const EXPECTED: Record<Role, Partial<Record<Action, string>>> = {
  duty_worker: {
    listRequests: own,
    readRequest: own,
    searchRequests: own,
    readForReason: own,
    takeRequest: own,
    handOverRequest: own,
    pauseRequest: own,
    noteRequest: own,
    contactFamily: own,
    closeRequest: own,
    moveRequest: own,
    reissueCode: own,
    ...desk(own),
    ...bookings(own),
    seeUndelivered: own,
    sendAgain: own,
    ...answersStories(own),
  },
  group_worker: {
    ...{ seeGroups: own, manageGroups: own },
    ...tasks(own),
    ...bookings(own),
    ...register(own),
    ...answersStories(own),
  },
  moderator: { ...stories(own), moderateStories: own, secondReadStories: own },
  hub_manager: {
    listRequests: own,
    readRequest: own,
    searchRequests: own,
    readForReason: own,
    takeRequest: own,
    handOverRequest: own,
    pauseRequest: own,
    noteRequest: own,
    contactFamily: own,
    closeRequest: own,
    moveRequest: own,
    reissueCode: own,
    ...desk(own),
    ...bookings(own),
    ...register(own),
    seeUndelivered: own,
    sendAgain: own,
    manageHub: own,
    manageAccounts: own,
    removeWall: own,
    seeNothingLost: own,
    seeFigures: own,
    ...groupwork(own),
    ...changesStories(own),
  },
  service_manager: {
    listRequests: all,
    readRequest: all,
    searchRequests: all,
    takeRequest: all,
    handOverRequest: all,
    pauseRequest: all,
    noteRequest: all,
    contactFamily: all,
    closeRequest: all,
    moveRequest: all,
    reissueCode: all,
    ...desk(all),
    ...bookings(all),
    ...register(all),
    removeWall: all,
    seeUndelivered: all,
    sendAgain: all,
    manageHub: all,
    manageAccounts: all,
    manageService: all,
    seeNothingLost: all,
    seeFigures: all,
    ...groupwork(all),
    ...changesStories(all),
    secondReadStories: all,
  },
  administrator: {
    seeNothingLost: all,
    seeUndelivered: all,
    sendAgain: all,
    manageHub: all,
    manageAccounts: all,
    manageService: all,
  },
  information_governance: {
    readForReason: all,
    readRecord: all,
    seeNothingLost: all,
    seeFigures: all,
  },
};

test("the whole matrix of roles, actions and hubs is as listed, and no other cell is allowed", () => {
  for (const role of ROLES)
    for (const action of ACTIONS) {
      const hub = SERVICE_ROLES.includes(role) ? EVERYWHERE : "hamilton";
      const places = PLACES.filter((place) => may({ roles: [{ role, hub }] }, action, place));
      const said = places.map((place) => place ?? "shared").join(", ");
      expect(said, `${role} ${action}`).toBe(EXPECTED[role][action] ?? "");
    }
});

test("a role that belongs to a hub does not reach further by being given everywhere", () => {
  const roles = [{ role: "duty_worker" as const, hub: EVERYWHERE }];
  expect(may({ roles }, "readRequest", "hamilton")).toBe(false);
  expect(hubsWhere({ roles }, "readRequest")).toEqual([]);
});

test("a service role given at one hub stays there", () => {
  const roles = [{ role: "service_manager" as const, hub: "lanark" }];
  expect(may({ roles }, "readRequest", "lanark")).toBe(true);
  expect(may({ roles }, "readRequest", "hamilton")).toBe(false);
});

test("nobody without a role may do anything", () => {
  for (const action of ACTIONS) for (const hub of PLACES) expect(may({ roles: [] }, action, hub)).toBe(false);
});

test("hubs are those of all roles that allow it, once each", () => {
  const roles = [
    { role: "duty_worker" as const, hub: "lanark" },
    { role: "hub_manager" as const, hub: "lanark" },
    { role: "moderator" as const, hub: "hamilton" },
  ];
  expect(hubsWhere({ roles }, "listRequests")).toEqual(["lanark"]);
  expect(hubsWhere({ roles: [{ role: "service_manager", hub: EVERYWHERE }] }, "listRequests")).toBe("all");
});

test("what may be done for a reason may be done at any hub, by those roles alone", () => {
  const roles = ROLES.filter((role) => mayAnywhere({ roles: [{ role, hub: "hamilton" }] }, "readForReason"));
  expect(roles).toEqual(["duty_worker", "hub_manager", "information_governance"]);
});

test("a role is given by whoever manages accounts where it is held", () => {
  const at = (role: Role, hub: string) => ({ roles: [{ role, hub }] });
  const manager = at("hub_manager", "hamilton");
  expect(mayGive(manager, { role: "duty_worker", hub: "hamilton" })).toBe(true);
  expect(mayGive(manager, { role: "duty_worker", hub: "lanark" })).toBe(false);
  for (const role of SERVICE_ROLES) {
    expect(mayGive(manager, { role, hub: EVERYWHERE })).toBe(false);
    expect(mayGive(at("administrator", EVERYWHERE), { role, hub: EVERYWHERE })).toBe(true);
  }
  expect(mayGive(at("duty_worker", "hamilton"), { role: "duty_worker", hub: "hamilton" })).toBe(false);
  // a hub's role is not held over the whole service, whoever gives it
  expect(mayGive(manager, { role: "hub_manager", hub: EVERYWHERE })).toBe(false);
});
