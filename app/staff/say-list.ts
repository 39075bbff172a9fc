/** What a saved list shows, in words. */
import type { Translate } from "../i18n/words";
import { readFilter, SHARED } from "../referrals/inbox-filter";

interface Speaker {
  t: Translate;
  /** a hub's name by its slug */
  hub: (id: string) => string;
  /** a label's name by its id */
  label: (id: string) => string;
}

/** @param query what its address holds after the question mark. @returns "Waiting, Hamilton, Only urgent" */
export function sayList(query: string, { t, hub, label }: Speaker): string {
  const it = readFilter(new URLSearchParams(query));
  const ticked = (["urgent", "late", "free"] as const).filter((name) => it[name]);
  return [
    t(`staff:inbox.${it.view}`),
    ...(it.kind ? [t(`tasks:filter.${it.kind}`)] : []),
    ...(it.hub ? [it.hub === SHARED ? t("staff:inbox.sharedQueue") : hub(it.hub)] : []),
    ...(it.news ? [t(`desk:what.${it.news}`)] : []),
    ...(it.label ? [t("manage:thing.label", { name: label(it.label) })] : []),
    ...ticked.map((name) => t(`desk:filter.${name}`)),
  ].join(", ");
}
