import { paths } from "../../app/paths";

/** Every page of the family's that can be opened without having written anything. */
export const FAMILY_PAGES = [
  paths.home,
  paths.findHub,
  paths.foundHub("hamilton", "exact"),
  paths.foundHub("hamilton", "check"),
  paths.foundOutside("north-lanarkshire"),
  paths.foundOutside("elsewhere"),
  paths.hub("hamilton"),
  paths.groups,
  paths.programme("you-and-your-child"),
  paths.programme("solihull"),
  paths.book,
  paths.lastDay("no-such-key"),
  paths.stories,
  paths.changesMade,
  paths.hubChangesMade("hamilton"),
  paths.helpNow,
  paths.safety,
  paths.privacy,
  paths.accessibility,
  paths.contact,
  paths.ask,
  paths.beforeYouStart,
  paths.yourPage,
  "/no/such-page",
];
