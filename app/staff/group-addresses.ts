/** Addresses of family pages that go onto paper, as QR and in words. @param origin of family pages */
import { paths } from "../paths";

export const programmeAddress = (origin: string, programme: string): string =>
  origin + paths.programme(programme);

/** Opens the three questions of the last day. @param key of the group */
export const lastDayAddress = (origin: string, key: string): string => origin + paths.lastDay(key);
