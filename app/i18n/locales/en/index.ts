import { account } from "./account";
import { booking } from "./booking";
import { canary } from "./canary";
import { common } from "./common";
import { contact } from "./contact";
import { desk } from "./desk";
import { email } from "./email";
import { figures } from "./figures";
import { form } from "./form";
import { groups } from "./groups";
import { lost } from "./lost";
import { manage } from "./manage";
import { operate } from "./operate";
import { pages } from "./pages";
import { passkeys } from "./passkeys";
import { places } from "./places";
import { record } from "./record";
import { referral } from "./referral";
import { staff } from "./staff";

/** English: the complete language, whose shape every other language must have. */
export const en = {
  account,
  booking,
  canary,
  common,
  contact,
  desk,
  email,
  figures,
  form,
  groups,
  lost,
  manage,
  operate,
  pages,
  passkeys,
  places,
  record,
  referral,
  staff,
};
