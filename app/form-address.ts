import { paths } from "./paths";

/** Where the engine's "start", "check" or a step's id is, for a journey. */
export function formAddress(goTo: string, journey: string): string {
  if (goTo === "check") return paths.formCheck;
  if (goTo === "start") return journey === "contact" ? paths.yourPage : paths.ask;
  return paths.formStep(goTo);
}
