import { paths } from "./paths";

/** Where a journey is begun, by its name. */
const STARTS: Record<string, string> = {
  contact: paths.yourPage,
  needs: paths.yourPage,
  booking: paths.book,
  story: paths.tellStory,
  youngStory: paths.tellStory,
};

/** Where the engine's "start", "check" or a step's id is, for a journey. */
export function formAddress(goTo: string, journey: string): string {
  if (goTo === "check") return paths.formCheck;
  if (goTo === "start") return STARTS[journey] ?? paths.ask;
  return paths.formStep(goTo);
}
