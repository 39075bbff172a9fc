/** Starts what was asked for, says where it is, and ends it in order. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ServerBuild } from "@remix-run/node";
import { migrate } from "../db/migrate";
import { store } from "./db.server";
import { env } from "./env.server";
import { bookingNotices } from "./groups/booking-notices.server";
import { deleteOldBookings } from "./groups/delete-old-bookings.server";
import { endGroups } from "./groups/end-groups.server";
import { remindFamilies } from "./groups/remind-families.server";
import { runWaitingLists } from "./groups/offer-places.server";
import { bookingUnreached } from "./groups/undelivered-mail.server";
import { health } from "./health.server";
import { inboxesDueNotices, tellInboxesDue } from "./hubs/inboxes-due.server";
import { inboxCheckMail } from "./hubs/inbox-check.server";
import { endInOrder, listen, stopSignal } from "./listen.server";
import { listFaultsBeforeLive } from "./live-check.server";
import { log } from "./log.server";
import { bounceReader } from "./outbox/bounces.server";
import { onAnnounced } from "./outbox/bell.server";
import { paths } from "./paths";
import { plainPage } from "./plain-page.server";
import { deleteOld } from "./referrals/delete-old.server";
import { deletePassedOn } from "./referrals/delete-words.server";
import { canaryNotices } from "./referrals/canary-notices.server";
import { sendCanaries } from "./referrals/canary.server";
import { familyNotices } from "./referrals/family-mail.server";
import { indexRequests } from "./referrals/index-requests.server";
import { fillWalls } from "./referrals/other-home.server";
import { returnLeases } from "./referrals/lease.server";
import { raiseAlarms } from "./referrals/raise-alarms.server";
import { keepEvidence } from "./referrals/reconcile.server";
import { referralNotices } from "./referrals/referral-notices.server";
import { referralUnreached } from "./referrals/undelivered-mail.server";
import { failBounced, watchCanaries } from "./referrals/watch-canaries.server";
import { deleteExpired } from "./safety/retention.server";
import type { ExampleSignIn } from "./staff/example-accounts.server";
import { moveNotices } from "./staff/correct-account.server";
import { invitationNotices } from "./staff/invite.server";
import { streamInbox } from "./staff/inbox-stream.server";
import { newBrowserNotices } from "./staff/new-browser.server";
import { startStaffProcess, type StaffProcess } from "./staff-process.server";
import { translator } from "./i18n/i18n.server";
import { seedExample } from "./seed.server";
import { keepSiteFactsFresh, refreshSiteFacts, shownVersion } from "./site-facts.server";
import { deleteOldStoryWords } from "./stories/delete-old-words.server";
import { releaseHeld } from "./stories/release-held.server";
import { storyNotices } from "./stories/story-notices.server";
import { tellHubsOfStories } from "./stories/tell-hubs-of-stories.server";
import { tellThanks } from "./stories/tell-thanks.server";
import { raiseTaskAlarms } from "./tasks/raise-task-alarms.server";
import { returnTasks } from "./tasks/return-tasks.server";
import { taskNotices } from "./tasks/task-notices.server";
import { startWorker } from "./worker";

const t = translator("en");
const FACTS_EVERY_MS = 5_000;
const unreached = { ...referralUnreached, ...bookingUnreached };

/** Serves until SIGTERM or SIGINT. @returns the exit code */
export async function serve(build: ServerBuild, what: "all" | "web" | "worker"): Promise<number> {
  await migrate(env.databaseUrl);
  const signIns = env.live ? [] : await seedExample(store, new Date());
  if (env.live) {
    const faults = await listFaultsBeforeLive(store.read);
    if (faults.length > 0) return refuse(faults);
  }
  await refreshSiteFacts();
  const stopFacts = keepSiteFactsFresh(FACTS_EVERY_MS);
  const worker =
    what === "web"
      ? undefined
      : startWorker(store, {
          renderers: {
            ...{
              ...referralNotices,
              ...familyNotices,
              ...invitationNotices,
              ...moveNotices,
              ...newBrowserNotices,
            },
            ...{ ...canaryNotices, ...taskNotices, ...bookingNotices, ...storyNotices, ...inboxesDueNotices },
            inbox: inboxCheckMail,
          },
          unreached,
          besidePages: what === "all",
          chores: [
            ...[raiseAlarms, returnLeases, indexRequests, fillWalls, deletePassedOn, deleteOld],
            ...[deleteExpired, keepEvidence, tellInboxesDue, runWaitingLists],
            ...[raiseTaskAlarms, returnTasks, remindFamilies, endGroups, deleteOldBookings],
            ...[releaseHeld, deleteOldStoryWords],
            ...[tellHubsOfStories, tellThanks],
            ...[sendCanaries, watchCanaries, bounceReader({ test: failBounced, unreached })],
          ],
        });
  const stopBell = onAnnounced(() => worker?.wake());
  const at = { port: env.PORT, host: env.HOST };
  let staffPages: StaffProcess | undefined;
  const server =
    what === "worker"
      ? undefined
      : await listen({ ...answers(build), staffPages: (...it) => staffPages!.forward(...it) }, at);
  // once the port is ours, or it would outlive a start that failed
  if (server) staffPages = startStaffProcess();
  if (server) announceStart(server, signIns);
  else process.stdout.write(`${t("operate:start.worker")}\n`);

  await stopSignal();
  stopBell();
  stopFacts();
  await endInOrder(
    server,
    [worker?.stop(), staffPages?.stop()].filter((it) => it !== undefined),
  );
  return 0;
}

/** The process that makes staff pages, for the one that listens: until its end or its parent's. @param path of a socket */
export async function serveStaffPages(build: ServerBuild, path: string): Promise<number> {
  await refreshSiteFacts();
  const stopFacts = keepSiteFactsFresh(FACTS_EVERY_MS);
  const server = await listen(answers(build), { path });
  // its parent keeps connections, and must not find one closed that it has just begun to use
  server.keepAliveTimeout = 0;
  const orphaned = () => process.kill(process.pid, "SIGTERM");
  process.once("disconnect", orphaned);
  process.send?.("ready");
  await stopSignal();
  process.off("disconnect", orphaned);
  stopFacts();
  await endInOrder(server);
  // a channel that is open keeps a process alive
  if (process.connected) process.disconnect();
  return 0;
}

const answers = (build: ServerBuild) => ({ build, health, plainPage, shownVersion, streamInbox });

function refuse(faults: string[]): number {
  process.stderr.write(`${t("operate:live.refused")}\n${faults.map((it) => `  - ${it}\n`).join("")}`);
  return 1;
}

function announceStart(server: Server, signIns: ExampleSignIn[]): void {
  const { port } = server.address() as AddressInfo;
  const hub = (it: ExampleSignIn) => (it.hub === "*" ? t("operate:start.everyHub") : it.hub);
  const lines = [
    t("operate:start.at", { url: env.publicUrl ?? `http://localhost:${port}` }),
    ...(env.staffHost ? [t("operate:start.staffAt", { url: `${env.staffUrl}${paths.staff}` })] : []),
    ...(env.live ? [] : ["", t("operate:start.example")]),
    ...signIns.map((it) => t("operate:start.signIn", { ...it, hub: hub(it) })),
    "",
    env.SMTP_URL ? t("operate:start.mailSmtp") : t("operate:start.mailFolder", { folder: env.mailDir }),
    ...(env.QUEUE_URL ? [t("operate:start.queue")] : []),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  log.info({ port, mode: env.PORTAL_MODE, engine: store.engine }, "started");
}
