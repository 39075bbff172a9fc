/** The built portal as its own process, with a folder of its own: to be loaded, killed and started again. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

export interface BuiltPortal {
  url: string;
  dataDir: string;
  /** everything it wrote to its two outputs */
  output(): string;
  /** SIGTERM, and its exit code */
  stop(): Promise<number | null>;
  /** SIGKILL: nothing is finished */
  kill(): Promise<void>;
}

export const newDataDir = () => mkdtempSync(join(tmpdir(), "portal-built-"));
export const removeDataDir = (folder: string) => rmSync(folder, { recursive: true, force: true });

const environment = (dataDir: string, extra: Record<string, string>) =>
  ({
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    PORT: "0",
    ...extra,
  }) as unknown as NodeJS.ProcessEnv;

/** Starts it and waits until it says where it is. */
export async function startBuilt(
  dataDir: string,
  extra: Record<string, string> = {},
  what: "all" | "web" | "worker" = "all",
): Promise<BuiltPortal> {
  const child = spawn(process.execPath, ["app/start.js", what], {
    cwd: root,
    env: environment(dataDir, extra),
  });
  let said = "";
  const url = await new Promise<string>((found, failed) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const at = /The portal is at (\S+)|The worker is running/.exec(said);
      if (at) found(extra.PUBLIC_URL ? `http://localhost:${extra.PORT}` : (at[1] ?? ""));
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("exit", () => failed(new Error(`The portal did not start: ${said}`)));
  });
  return {
    url,
    dataDir,
    output: () => said,
    stop: () => end(child, "SIGTERM"),
    kill: async () => void (await end(child, "SIGKILL")),
  };
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once("exit", (code) => resolve(code));
    child.kill(signal);
  });
}

/** Runs one of the commands, such as `backup`. */
export function runBuilt(dataDir: string, args: string[], extra: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["app/start.js", ...args], {
    cwd: root,
    env: environment(dataDir, extra),
    encoding: "utf8",
  });
  return { status, said: stdout + stderr };
}
