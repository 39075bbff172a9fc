import { hashToken } from "./random.server";

/** Of how something stood when a page was opened, so that two who save at once notice one another: 16 characters that
 *  are others as soon as any of it is another. */
export const markOf = (stood: object): string => hashToken(JSON.stringify(stood)).slice(0, 16);
