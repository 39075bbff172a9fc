import type { Translate } from "../i18n/words";

/** What a route exports as `handle`: its title, and which chrome it wears. */
export interface PageHandle {
  /** @param data what the route's loader gave */
  title: (t: Translate, data: never) => string;
  /** family pages have the exit button; staff pages have the staff header */
  staff?: boolean;
  /** for anybody without a form, a visit or a session it is the same page: made once, and kept until what it
   *  shows changes */
  sameForAll?: boolean;
}
