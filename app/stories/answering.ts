/** Rules of answering a story. */

/** So long whoever answered may put it right; later only a further answer is given. */
export const CHANGE_MINUTES = 30;

export const mayChangeAnswer = (
  { state, givenAt, by }: { state: string; givenAt: Date | null; by: string },
  staffId: string,
  now: Date,
): boolean => state === "given" && by === staffId && givenAt !== null && now < changeUntil(givenAt);

export const changeUntil = (givenAt: Date): Date => new Date(givenAt.getTime() + CHANGE_MINUTES * 60_000);

/** What a good answer does, in the order in which it is read: ticked by whoever answers. */
export const CHECKLIST = ["thanks", "name", "answers", "sorry", "turn", "next"] as const;
