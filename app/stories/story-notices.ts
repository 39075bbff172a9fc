/** Notices about stories: of a hub and a day, and of no story. */

/** "There are 3 thank-yous for your team" */
export const THANKS_KIND = "storyThanks";
/** How many wait, told once a working day */
export const WAITING_KIND = "storiesWait";

/** @param day ISO date. @returns what stands in the outbox as the subject of such a notice */
export const hubAndDay = (hub: string, day: string): string => `${hub}.${day}`;

/** @returns the day of {@link hubAndDay} */
export const dayOf = (subject: string): string => subject.slice(-"2026-11-30".length);
