/** What the benches found: said as they go, then as a table, and kept in bench/results.md. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";

const FILE = join(import.meta.dirname, "results.md");
const HEAD = `# What was measured

Each section is one run of \`npm run bench -- NAME\`: medians over interleaved rounds, the server on one core and the
load on the other. Ratios are of the same run; rates depend on the machine.
`;

/** @param {number} value */
const say = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));

export class Report {
  #pinned;
  #name = "";
  /** @type {Array<{ name: string, value: number, unit: string, bench: string, goal?: string, held?: boolean }>} */
  #figures = [];
  /** @type {string[]} */
  #notes = [];

  /** @param {boolean} pinned server and load each on a core of their own */
  constructor(pinned) {
    this.#pinned = pinned;
  }

  /** @param {string} name */
  begin(name) {
    this.#name = name;
    this.#notes = [];
    process.stdout.write(`\n== ${name}\n`);
  }

  /** A figure without a goal. @param {string} name @param {number} value @param {string} unit "" for a ratio */
  value(name, value, unit) {
    this.#add({ name, value, unit, bench: this.#name });
  }

  /** @param {string} name @param {number} value @param {string} unit
   *  @param {{ atMost?: number, atLeast?: number }} goal */
  goal(name, value, unit, { atMost, atLeast }) {
    const held = atMost !== undefined ? value <= atMost : value >= atLeast;
    const goal = atMost !== undefined ? `at most ${atMost}` : `at least ${atLeast}`;
    this.#add({ name, value, unit, bench: this.#name, goal: `${goal} ${unit}`.trim(), held });
  }

  /** A sentence for the reader of results.md. @param {string} text */
  note(text) {
    this.#notes.push(text);
    process.stdout.write(`# ${text}\n`);
  }

  #add(figure) {
    this.#figures.push(figure);
    process.stdout.write(`${figure.name} ${say(figure.value)} ${figure.unit}`.trimEnd() + "\n");
  }

  #rows(figures) {
    return figures.map(
      ({ name, value, unit, goal, held }) =>
        `| ${name} | ${say(value)} ${unit} | ${goal ?? ""} | ${held === undefined ? "" : held ? "held" : "**short**"} |`,
    );
  }

  /** Puts this bench's section into results.md in place of its last one. */
  save() {
    const mine = this.#figures.filter((it) => it.bench === this.#name);
    const section = [
      `## ${this.#name}`,
      "",
      `${new Date().toISOString().slice(0, 10)}, commit ${commit()}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}${this.#pinned ? "" : ", not pinned to cores"}`,
      "",
      "| figure | measured | goal | |",
      "|---|---|---|---|",
      ...this.#rows(mine),
      ...(this.#notes.length ? ["", ...this.#notes.map((it) => `- ${it}`)] : []),
      "",
    ].join("\n");
    const old = existsSync(FILE) ? readFileSync(FILE, "utf8") : HEAD;
    const [head, ...sections] = old.split(/^(?=## )/m);
    const others = sections.filter((it) => !it.startsWith(`## ${this.#name}\n`));
    const all = [...others.map((it) => it.trimEnd() + "\n"), section];
    writeFileSync(FILE, [head.trimEnd() + "\n", ...all].join("\n"));
  }

  /** The last table: goal, figure, held or short. */
  tell() {
    const goals = this.#figures.filter((it) => it.goal);
    const width = Math.max(0, ...goals.map((it) => it.name.length));
    process.stdout.write("\n");
    for (const { name, value, unit, goal, held } of goals)
      process.stdout.write(
        `${held ? "held " : "SHORT"}  ${name.padEnd(width)}  ${`${say(value)} ${unit}`.padEnd(18)}  ${goal}\n`,
      );
  }
}

/** With a mark where the measured files are not the committed ones. */
function commit() {
  const git = (...args) => execFileSync("git", args, { encoding: "utf8" }).trim();
  try {
    const changed = git("status", "--porcelain", "--", "app", "db", "public", "package.json");
    return git("rev-parse", "--short", "HEAD") + (changed ? " and changes since" : "");
  } catch {
    return "unknown";
  }
}
