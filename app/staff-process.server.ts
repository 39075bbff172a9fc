/** Pages of staff are made by a process of their own: no list, search or export of theirs holds up a family's page, and
 *  what ends that process does not end this one. */
import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request, type IncomingMessage, type ServerResponse } from "node:http";
import { constants, setPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";
import { settingsWith } from "./env.server";
import { remoteAddress, servedOrigin } from "./http/same-origin.server";
import { log } from "./log.server";

const AGAIN_MS = 1_000;
/** It has ten seconds for what it had begun, as its parent has. */
const GRACE_MS = 9_500;
/** What a connection says of itself, not of the answer it carries. */
const OF_THE_CONNECTION = new Set(["connection", "keep-alive", "transfer-encoding", "upgrade"]);

export interface StaffProcess {
  /** Hands a request over and its answer back. @throws where there is no answer; nothing was sent then */
  forward(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** Resolves once what it had begun is done. */
  stop(): Promise<void>;
}

/** Starts it with the first request: until somebody signs in, its memory is families'. Then again whenever it ends. */
export function startStaffProcess(): StaffProcess {
  const folder = mkdtempSync(join(tmpdir(), "portal-"));
  const socketPath = join(folder, "staff");
  const agent = new Agent({ keepAlive: true });
  let child: ChildProcess | undefined;
  let ready: Promise<void> | undefined;
  let stopping = false;

  function start(): void {
    rmSync(socketPath, { force: true });
    // what is asked for comes from here alone, with the address it really came from
    const env = settingsWith({ TRUST_PROXY: "true" });
    const started = fork(process.argv[1]!, ["staff-pages", socketPath], { env });
    child = started;
    ready = new Promise((resolve, reject) => {
      started.once("message", () => {
        log.info({ pid: started.pid }, "staff pages started");
        resolve();
      });
      started.once("exit", () => reject(new Error("The process of staff pages ended")));
    });
    // heard of by whoever asks
    ready.catch(() => undefined);
    try {
      // where both want the same core, families come first
      setPriority(started.pid!, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // a system that does not let us: then they share it evenly
    }
    started.once("exit", (code) => {
      if (stopping) return;
      log.error({ code: code ?? "signal" }, "staff pages ended");
      void wait(AGAIN_MS, undefined, { ref: false }).then(() => {
        if (!stopping) start();
      });
    });
  }

  return {
    async forward(req, res) {
      try {
        if (!ready) start();
        await ready;
        const answer = await hand(req, res);
        for (const [name, value] of Object.entries(answer.headers))
          if (value !== undefined && !OF_THE_CONNECTION.has(name)) res.setHeader(name, value);
        res.writeHead(answer.statusCode!);
        await pipeline(answer, res);
      } catch (error) {
        // whoever asked has gone, and nobody is to be told
        if (!res.destroyed) throw error;
      }
    },
    async stop() {
      stopping = true;
      if (child) await end(child);
      agent.destroy();
      rmSync(folder, { recursive: true, force: true });
    },
  };

  async function end(running: ChildProcess): Promise<void> {
    const ended = running.exitCode === null && new Promise((done) => running.once("exit", done));
    running.kill("SIGTERM");
    await Promise.race([ended, wait(GRACE_MS, undefined, { ref: false })]);
    running.kill("SIGKILL");
  }

  function hand(req: IncomingMessage, res: ServerResponse): Promise<IncomingMessage> {
    const { protocol, host } = new URL(servedOrigin(req.headers));
    const headers = {
      ...req.headers,
      "x-forwarded-for": remoteAddress(req.headers, req.socket.remoteAddress),
      "x-forwarded-host": host,
      "x-forwarded-proto": protocol.slice(0, -1),
    };
    return new Promise((resolve, reject) => {
      const asked = request({ socketPath, agent, method: req.method, path: req.url, headers });
      asked.once("response", resolve);
      asked.on("error", reject);
      res.once("close", () => asked.destroy());
      req.pipe(asked);
    });
  }
}
