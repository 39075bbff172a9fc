/** `npm run staff -- add|disable|reset|code …`. What it prints is wording, and stands in the locale file. */
import { text } from "node:stream/consumers";
import type { Store } from "../../db/client";
import { env } from "../env.server";
import { translator } from "../i18n/i18n.server";
import { addAccount, disableAccount, resetAccount } from "./accounts.server";
import { findExampleCode } from "./example-accounts.server";
import { findPasswordProblem, randomPassword } from "./password.server";
import { ROLES, type Role } from "./staff";
import { totpUri } from "./totp.server";

const t = translator("en");
const PASSWORD_FLAG = "--password-stdin";

interface Settings {
  live: boolean;
  /** what was piped in, where asked for */
  readPassword(): Promise<string>;
}

/** @returns the exit code */
export async function runStaff(args: string[]): Promise<number> {
  // only here: importing this file opens no database
  const { store } = await import("../db.server");
  try {
    const settings = { live: env.live, readPassword: () => text(process.stdin) };
    const { ok, said } = await staffCommand(store, args, settings, new Date());
    (ok ? process.stdout : process.stderr).write(`${said}\n`);
    return ok ? 0 : 1;
  } finally {
    await store.close();
  }
}

interface Said {
  ok: boolean;
  said: string;
}
const no = (said: string): Said => ({ ok: false, said });
const yes = (...lines: string[]): Said => ({ ok: true, said: lines.join("\n") });

/** One command, with what it has to say. */
export async function staffCommand(at: Store, args: string[], settings: Settings, now: Date): Promise<Said> {
  const [command, ...rest] = args.filter((it) => it !== PASSWORD_FLAG);
  const [first = "", name = "", role = "", hub = ""] = rest;
  const password = async (about: string[]): Promise<{ text: string } | { problem: string }> => {
    if (!args.includes(PASSWORD_FLAG)) return { text: randomPassword() };
    const typed = (await settings.readPassword()).replace(/\r?\n$/, "");
    const problem = findPasswordProblem(typed, about);
    return problem ? { problem: t(`staff:cli.password.${problem}`) } : { text: typed };
  };

  switch (command) {
    case "add": {
      if (rest.length !== 4 || !/^[^\s@]+@[^\s@]+$/.test(first)) return no(t("staff:cli.usage"));
      if (!ROLES.includes(role as Role)) return no(t("staff:cli.noSuchRole", { roles: ROLES.join(", ") }));
      const chosen = await password([first, name]);
      if ("problem" in chosen) return no(chosen.problem);
      const added = await addAccount(at, { email: first, name, role: role as Role, hub }, chosen.text, now);
      return added.ok ? secrets(first, chosen.text, added.totp) : no(t(`staff:cli.refused.${added.why}`));
    }
    case "disable": {
      const done = await at.transaction((tx) => disableAccount(tx, first, now));
      return done ? yes(t("staff:cli.disabled", { email: first })) : no(t("staff:cli.noSuchAccount"));
    }
    case "reset": {
      const chosen = await password([first]);
      if ("problem" in chosen) return no(chosen.problem);
      const totp = await resetAccount(at, first, chosen.text, now);
      return totp ? secrets(first, chosen.text, totp) : no(t("staff:cli.noSuchAccount"));
    }
    case "code": {
      if (settings.live) return no(t("staff:cli.codeOnlyInExample"));
      const code = await findExampleCode(at.read, rest.join(" "), now);
      return code ? yes(code) : no(t("staff:cli.noSuchExample"));
    }
    default:
      return no(t("staff:cli.usage"));
  }
}

const secrets = (email: string, password: string, totp: string) =>
  yes(
    t("staff:cli.once", { email }),
    t("staff:cli.password.is", { password }),
    t("staff:cli.totp"),
    totpUri(totp, email),
  );
