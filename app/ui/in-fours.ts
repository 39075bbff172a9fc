/** A code as it is read out: like a phone number. */
export const inFours = (code: string): string => code.replace(/(.{4})(?=.)/g, "$1 ");
