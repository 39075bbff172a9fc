/** What a hub's manager keeps right: what families see of the hub, and where its notices go. */
import { asc, eq } from "drizzle-orm";
import { hubInboxes } from "../../db/schema/hubs";
import type { Db } from "../../db/client";
import { listClosingDays } from "../hubs/closing-days.server";
import { findHubById, listPeople } from "../hubs/hubs.server";
import { whatHubLacks } from "../hubs/hub-lacks.server";
import { markOf } from "../mark.server";
import { listLabels } from "../referrals/labels.server";
import { listReplyBlocks } from "../referrals/reply-blocks.server";
import { checkForm, firstValues, type Checked } from "./form-problems";
import { hubForm, INBOX_KINDS, type HubCommand } from "./hub-forms";
import { previewHub } from "./preview-hub.server";
import type { StaffSlip } from "./staff-slip.server";

export type HubSettings = NonNullable<Awaited<ReturnType<typeof readHubSettings>>>;

/** @param slip what was typed to be looked at first. @returns undefined where there is no such hub */
export async function readHubSettings(db: Db, hubId: string, now: Date, slip?: StaffSlip) {
  const hub = await findHubById(db, hubId);
  if (!hub) return undefined;
  const looked = slip?.preview ? checkHubForm(slip.values) : undefined;
  const set = await db
    .select()
    .from(hubInboxes)
    .where(eq(hubInboxes.hub, hubId))
    .orderBy(asc(hubInboxes.kind));
  const inboxes = INBOX_KINDS.map((kind) => {
    const found = set.find((it) => it.kind === kind);
    return {
      ...{ kind, email: found?.email ?? "", verifiedAt: found?.verifiedAt ?? null },
      /** an address that waits for its code */
      waits: (found?.codeHash && (found.pendingEmail ?? found.email)) || null,
    };
  });
  return {
    hub,
    /** of what the hub's own row holds, so that two who save at once notice one another */
    mark: markOf(hub),
    preview: looked?.ok ? await previewHub(db, hub, looked.value, now) : undefined,
    inboxes,
    lacks: await whatHubLacks(db, hubId),
    closing: await listClosingDays(db, hubId, now),
    people: await listPeople(db, hubId),
    labels: await listLabels(db, [hubId]),
    blocks: await listReplyBlocks(db, hubId),
  };
}

/** A form of the page, whatever was typed. */
export function checkHubForm(fields: Record<string, string[]>): Checked<HubCommand> {
  const { intent = "" } = firstValues(fields);
  if (!Object.hasOwn(hubForm, intent)) return { ok: false, problems: [] };
  const typed = intent === "hours" ? { intent, open: fields.open, close: fields.close } : firstValues(fields);
  return checkForm<HubCommand>(hubForm[intent as keyof typeof hubForm], typed);
}
