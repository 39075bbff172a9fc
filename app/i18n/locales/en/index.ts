import { account } from "./account";
import { common } from "./common";
import { desk } from "./desk";
import { email } from "./email";
import { figures } from "./figures";
import { form } from "./form";
import { lost } from "./lost";
import { operate } from "./operate";
import { pages } from "./pages";
import { record } from "./record";
import { referral } from "./referral";
import { staff } from "./staff";

/** English: the complete language, whose shape every other language must have. */
export const en = {
  account,
  common,
  desk,
  email,
  figures,
  form,
  lost,
  operate,
  pages,
  record,
  referral,
  staff,
};
