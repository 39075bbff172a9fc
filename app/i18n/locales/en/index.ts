import { account } from "./account";
import { answers } from "./answers";
import { booking } from "./booking";
import { canary } from "./canary";
import { common } from "./common";
import { contact } from "./contact";
import { desk } from "./desk";
import { email } from "./email";
import { feeds } from "./feeds";
import { figures } from "./figures";
import { form } from "./form";
import { groups } from "./groups";
import { groupwork } from "./groupwork";
import { lost } from "./lost";
import { manage } from "./manage";
import { moderation } from "./moderation";
import { operate } from "./operate";
import { pages } from "./pages";
import { passkeys } from "./passkeys";
import { places } from "./places";
import { record } from "./record";
import { referral } from "./referral";
import { register } from "./register";
import { staff } from "./staff";
import { stories } from "./stories";
import { story } from "./story";
import { tasks } from "./tasks";
import { youngStory } from "./youngStory";
import { yourStory } from "./yourStory";

/** English: the complete language, whose shape every other language must have. */
export const en = {
  account,
  answers,
  booking,
  canary,
  common,
  contact,
  desk,
  email,
  feeds,
  figures,
  form,
  groups,
  groupwork,
  lost,
  manage,
  moderation,
  operate,
  pages,
  passkeys,
  places,
  record,
  referral,
  register,
  staff,
  stories,
  story,
  tasks,
  youngStory,
  yourStory,
};
