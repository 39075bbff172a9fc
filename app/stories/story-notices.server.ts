/** What mails about stories say: numbers, and where to sign in. */
import { and, eq, isNotNull } from "drizzle-orm";
import type { Db } from "../../db/client";
import { stories, storyPraise } from "../../db/schema/stories";
import { findHubById } from "../hubs/hubs.server";
import { translator } from "../i18n/i18n.server";
import type { Render, Renderers } from "../outbox/compose.server";
import type { OutboxRow } from "../outbox/outbox.server";
import { findVerifiedInbox } from "../outbox/recipients.server";
import { paths } from "../paths";
import { dayOf, THANKS_KIND, WAITING_KIND } from "./story-notices";
import { countWaiting, isNothing, type Waits } from "./what-waits.server";

/** Staff read these. */
const t = translator("en");

async function addressOf(db: Db, { hub, inbox }: OutboxRow) {
  const found = hub ? await findHubById(db, hub) : undefined;
  const to = hub && inbox ? await findVerifiedInbox(db, hub, inbox) : undefined;
  return found && to ? { to, hubName: found.name } : undefined;
}

const waiting: Render = async (db, row) => {
  const address = await addressOf(db, row);
  if (!address) return null;
  const waits = await countWaiting(db, row.hub!, dayOf(row.subject));
  // somebody was quicker than the mail
  if (isNothing(waits)) return null;
  const { to, hubName: hub } = address;
  const lines = (Object.keys(waits) as Array<keyof Waits>).filter((it) => waits[it] > 0);
  return {
    to,
    subject: t("answers:mail.waiting.subject", { hub }),
    paragraphs: [
      ...lines.map((it) => t(`answers:mail.waiting.${it}`, { count: waits[it] })),
      t("answers:mail.waiting.once"),
      t("email:whySoShort"),
    ],
    link: { path: paths.staffStories, text: t("email:signIn") },
  };
};

const thanks: Render = async (db, row) => {
  const address = await addressOf(db, row);
  if (!address) return null;
  const noted = await db
    .select({ id: storyPraise.id })
    .from(storyPraise)
    .innerJoin(stories, eq(stories.id, storyPraise.story))
    .where(
      and(
        ...[eq(storyPraise.hub, row.hub!), eq(storyPraise.toldOn, dayOf(row.subject))],
        isNotNull(stories.shownTo),
      ),
    );
  if (noted.length === 0) return null;
  const { to, hubName: hub } = address;
  const count = noted.length;
  return {
    to,
    subject: t("answers:mail.thanks.subject", { count, hub }),
    paragraphs: [t("answers:mail.thanks.text", { count }), t("email:whySoShort")],
    link: { path: paths.thanks, text: t("email:signIn") },
  };
};

/** By the kind that stands in the outbox. */
export const storyNotices = { [WAITING_KIND]: waiting, [THANKS_KIND]: thanks } satisfies Renderers;
