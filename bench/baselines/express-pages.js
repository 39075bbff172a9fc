/** The pages of a question as such services are ordinarily built, and built well: express, govuk-frontend's macros in
 *  compiled nunjucks templates, and the draft as JSON in SQLite under a hash of its cookie. It seals nothing. */
import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import Database from "better-sqlite3";
import compression from "compression";
import cookieParser from "cookie-parser";
import express from "express";
import nunjucks from "nunjucks";

/** The road of bench/family.js; pages are made for two of them. */
const STEPS = ["q1", "q2", "q3", "q3a", "q4", "q5", "q6"];
const NEEDED = {
  q3a: { field: "phoneNumber", text: "Enter a phone number." },
  q5: { field: "help", text: "Tell us what would help, in a few words." },
};
const MINUTES = 30;

const db = new Database(join(process.env.DATA_DIR, "drafts.db"));
db.pragma("journal_mode = WAL");
db.exec(
  "create table drafts (id text primary key, draft text not null, expires_at integer not null) without rowid",
);
const find = db.prepare("select draft, expires_at from drafts where id = ?");
const save = db.prepare("insert or replace into drafts (id, draft, expires_at) values (?, ?, ?)");

const idOf = (token) => createHash("sha256").update(token).digest("base64url");
const saveDraft = (token, draft) =>
  save.run(idOf(token), JSON.stringify(draft), Date.now() + MINUTES * 60_000);

const time = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hour: "numeric",
  minute: "2-digit",
  hourCycle: "h12",
});

const HEADERS = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), browsing-topics=()",
  "X-Robots-Tag": "noarchive",
  "Cache-Control": "no-store",
};

const app = express();
app.disable("x-powered-by");
// pages that are never kept need no mark to be compared by
app.disable("etag");
app.use(compression());
app.use((_req, res, next) => {
  res.set(HEADERS);
  next();
});
app.use(cookieParser());
app.use(express.urlencoded({ extended: false }));
app.set("view engine", "njk");
const root = import.meta.dirname;
nunjucks.configure([join(root, "views"), join(root, "../node_modules/govuk-frontend/dist")], {
  autoescape: true,
  watch: false,
  noCache: false,
  express: app,
});

app.post("/form", (_req, res) => {
  const token = randomBytes(16).toString("base64url");
  saveDraft(token, { answers: {}, errors: [] });
  res.cookie("draft", token, { httpOnly: true, sameSite: "lax" });
  res.redirect(303, "/form/q1");
});

/** Finds the draft, or sends the visitor to the start. */
app.use("/form/:step", (req, res, next) => {
  const row = find.get(idOf(req.cookies.draft ?? ""));
  if (!row || row.expires_at <= Date.now()) return res.redirect(303, "/");
  res.locals.draft = JSON.parse(row.draft);
  res.locals.expiresAt = row.expires_at;
  next();
});

app.get("/form/:step", (req, res) => {
  const { step } = req.params;
  const { draft, expiresAt } = res.locals;
  res.render(step, {
    step,
    number: parseInt(step.slice(1), 10),
    back: STEPS[STEPS.indexOf(step) - 1],
    answers: draft.answers,
    errors: draft.errors.map(({ field, text }) => ({ href: `#${field}`, text })),
    keptUntil: time.format(expiresAt).replace(/\s/g, ""),
  });
});

app.post("/form/:step", (req, res) => {
  const { step } = req.params;
  const { draft } = res.locals;
  Object.assign(draft.answers, req.body);
  const needed = NEEDED[step];
  draft.errors = needed && !req.body[needed.field] ? [needed] : [];
  saveDraft(req.cookies.draft, draft);
  res.redirect(303, `/form/${draft.errors.length ? step : STEPS[STEPS.indexOf(step) + 1]}`);
});

const server = app.listen(0, "127.0.0.1", () =>
  process.stdout.write(`http://127.0.0.1:${server.address().port}\n`),
);
process.on("SIGTERM", () => process.exit(0));
