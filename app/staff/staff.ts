/** Who staff are, and the one table of who may do what. */

export const ROLES = [
  "duty_worker",
  "group_worker",
  "moderator",
  "hub_manager",
  "service_manager",
  "administrator",
  "information_governance",
] as const;
export type Role = (typeof ROLES)[number];

/** The hub of a role over the whole service. */
export const EVERYWHERE = "*";

export interface StaffMember {
  id: string;
  name: string;
  roles: Array<{ role: Role; hub: string }>;
}

/** Roles that are never held at one hub alone. */
export const SERVICE_ROLES: readonly Role[] = ["service_manager", "administrator", "information_governance"];

const REQUESTS = ["duty_worker", "hub_manager", "service_manager"] as const;
const GROUPWORK = ["group_worker", "hub_manager", "service_manager"] as const;
const RUNS = ["hub_manager", "service_manager", "administrator"] as const;

/** What may be done, and by which roles; anything not listed is refused. */
export const ALLOWED = {
  listRequests: REQUESTS,
  searchRequests: REQUESTS,
  readRequest: REQUESTS,
  // one request of any hub, for a reason that is kept, and its hub is told
  readForReason: ["duty_worker", "hub_manager", "information_governance"],
  takeRequest: REQUESTS,
  handOverRequest: REQUESTS,
  pauseRequest: REQUESTS,
  noteRequest: REQUESTS,
  contactFamily: REQUESTS,
  closeRequest: REQUESTS,
  moveRequest: REQUESTS,
  labelRequest: REQUESTS,
  setUrgency: REQUESTS,
  linkRequests: REQUESTS,
  // whoever takes a wall down answers for it
  removeWall: ["hub_manager", "service_manager"],
  // a summary for the local office, and the tick after which the words are deleted
  passOnRequest: REQUESTS,
  // typing in what somebody said on the phone, at the door or on paper
  enterRequest: REQUESTS,
  changeContact: REQUESTS,
  bulkRequests: REQUESTS,
  // what a person must do that is no request; a group worker sees those about bookings, see `tasks/task.ts`
  seeTasks: [...REQUESTS, "group_worker"],
  workTasks: [...REQUESTS, "group_worker"],
  reissueCode: REQUESTS,
  // who comes to a group, with what they need and how they can be reached
  readBookings: [...GROUPWORK, "duty_worker"],
  changeBookings: [...GROUPWORK, "duty_worker"],
  takeRegister: GROUPWORK,
  exportBookings: GROUPWORK,
  // who did and read what, and nothing of a family
  readRecord: ["information_governance"],
  // what came in on a day, and what became of it: references alone
  seeNothingLost: [...RUNS, "information_governance"],
  // counts for the committee, and nothing of a family
  seeFigures: ["hub_manager", "service_manager", "information_governance"],
  // says which notices failed, and nothing of a family: whoever mends the mail must see it
  seeUndelivered: [...REQUESTS, "administrator"],
  sendAgain: [...REQUESTS, "administrator"],
  // groups: setting them up and running them
  seeGroups: GROUPWORK,
  manageGroups: GROUPWORK,
  // what is taught, in the words of the whole service
  manageProgrammes: ["hub_manager", "service_manager"],
  // which families must not sit in one group, and why
  keepApart: ["hub_manager", "service_manager"],
  // stories: only a moderator reads what the author wrote; everybody else what may be read of it
  moderateStories: ["moderator"],
  secondReadStories: ["moderator", "service_manager"],
  readStories: [...GROUPWORK, "duty_worker", "moderator"],
  answerStories: [...GROUPWORK, "duty_worker"],
  checkAnswers: ["hub_manager", "service_manager"],
  planChanges: ["hub_manager", "service_manager"],
  // typing in what somebody told on the phone, at the door or on paper
  enterStories: [...GROUPWORK, "duty_worker", "moderator"],
  manageHub: RUNS,
  // at a hub its manager; what reaches over hubs, only whoever does so too
  manageAccounts: RUNS,
  manageService: ["service_manager", "administrator"],
} as const satisfies Record<string, readonly Role[]>;
export type Action = keyof typeof ALLOWED;

/** @param hub whose; null is what belongs to no hub yet: the shared queue, which is everybody's */
export function may(staff: Pick<StaffMember, "roles">, action: Action, hub: string | null): boolean {
  const allowed: readonly Role[] = ALLOWED[action];
  return staff.roles.some((it) => allowed.includes(it.role) && (hub === null || reaches(it, hub)));
}

const reaches = (it: { role: Role; hub: string }, hub: string) =>
  it.hub === hub || (it.hub === EVERYWHERE && SERVICE_ROLES.includes(it.role));

/** Whether somebody may give or take this role: a manager those of their hub, and those over the whole service only
 *  whoever manages accounts over all of it. */
export const mayGive = (
  staff: Pick<StaffMember, "roles">,
  { role, hub }: StaffMember["roles"][number],
): boolean =>
  SERVICE_ROLES.includes(role)
    ? hubsWhere(staff, "manageAccounts") === "all"
    : may(staff, "manageAccounts", hub);

/** Whether this may be done somewhere: what may be done for a reason may be done at any hub. */
export const mayAnywhere = (staff: Pick<StaffMember, "roles">, action: Action): boolean =>
  staff.roles.some((it) => (ALLOWED[action] as readonly Role[]).includes(it.role));

/** The hubs at which this may be done, or "all". */
export function hubsWhere(staff: Pick<StaffMember, "roles">, action: Action): string[] | "all" {
  const allowed: readonly Role[] = ALLOWED[action];
  const held = staff.roles.filter((it) => allowed.includes(it.role));
  if (held.some((it) => it.hub === EVERYWHERE && SERVICE_ROLES.includes(it.role))) return "all";
  return [...new Set(held.map((it) => it.hub).filter((hub) => hub !== EVERYWHERE))];
}
