/**
 * Who may import whom (docs/decisions, "the house"). One look at a file's place and name says what it may know.
 *
 *   routes → domains, ui, http, i18n, db.server         nothing imports a route
 *   domains → the domains below them, db                no framework
 *   thing.ts (pure) → other pure files, zod, temporal   no database, no clock, no environment
 *   db → nothing of the app
 */
const DOMAINS = "questions|hubs|referrals|groups|stories|tasks|outbox|safety|vault|staff|audit|figures";

/** Pure files: rules and types, by name. Worker, routes and paths at the top of app/ are not domains. */
const PURE = `^app/(${DOMAINS}|i18n)/[^/]+(?<![.](server|test))[.]ts$`;

/** Domain → the domains whose own files it may import. `staff/staff.ts` (roles, and who may do what) is a
 *  vocabulary that every domain with rules about staff speaks. */
const MAY_IMPORT = {
  questions: ["vault"],
  hubs: ["outbox", "vault", "audit"],
  referrals: ["questions", "tasks", "hubs", "outbox", "audit", "vault", "safety"],
  groups: ["questions", "tasks", "hubs", "outbox", "audit", "vault", "safety"],
  stories: ["questions", "tasks", "hubs", "outbox", "audit", "vault", "safety"],
  tasks: ["hubs", "outbox", "audit", "vault", "safety"],
  outbox: [],
  safety: ["questions"],
  vault: [],
  audit: [],
  figures: ["referrals", "stories", "hubs", "audit", "staff"],
  staff: [
    "questions",
    "referrals",
    "groups",
    "stories",
    "tasks",
    "hubs",
    "outbox",
    "audit",
    "vault",
    "safety",
  ],
};

const betweenDomains = Object.entries(MAY_IMPORT).map(([domain, allowed]) => ({
  name: `${domain}-knows-only`,
  comment: `${domain} imports of other domains: ${allowed.join(", ") || "nothing"}, and who staff are.`,
  severity: "error",
  from: { path: `^app/${domain}/`, pathNot: "[.]test[.]tsx?$" },
  to: {
    path: `^app/(${DOMAINS})/`,
    pathNot: [`^app/(${[domain, ...allowed].join("|")})/`, "^app/staff/staff[.]ts$"],
  },
}));

const DATABASE = "^(db/|node_modules/(drizzle-orm|better-sqlite3|pg)/)";
const FRAMEWORK = "^node_modules/(@remix-run|remix)/";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one thing, or a third.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-unresolvable",
      severity: "error",
      from: {},
      // app/start.js starts what has been built
      to: { couldNotResolve: true, pathNot: "build/server/index[.]js$" },
    },
    {
      name: "no-undeclared-package",
      comment: "A package that only came with another may be gone tomorrow: list it in package.json.",
      severity: "error",
      from: { path: "^(app|db|tests|public)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "no-dev-package-in-production",
      comment: "What runs in production is in `dependencies`. The build and the tests are not production.",
      severity: "error",
      from: {
        path: "^(app|db)/",
        pathNot: ["[.]test[.]tsx?$", "^app/ui/build-styles[.]js$", "^app/routes[.]ts$"],
      },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "remix-is-a-stub",
      comment: "The package `remix` is listed and throws when imported: use @remix-run/*.",
      severity: "error",
      from: {},
      to: { path: "^node_modules/remix/" },
    },
    {
      name: "routes-and-ui-reach-no-database",
      comment: "Route → one domain function → Drizzle. Types may come from the schema.",
      severity: "error",
      from: { path: "^app/(routes|ui)/" },
      to: { path: `${DATABASE}|^node_modules/nodemailer/`, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "ui-knows-no-server",
      comment: "A component shows what it is given.",
      severity: "error",
      from: { path: "^app/ui/" },
      to: { path: "[.]server[.]tsx?$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "nothing-imports-a-route",
      severity: "error",
      from: { path: "^(app|db)/" },
      to: { path: "^app/routes/" },
    },
    {
      name: "domains-know-no-framework",
      severity: "error",
      from: { path: `^app/(${DOMAINS})/` },
      to: { path: FRAMEWORK },
    },
    {
      name: "only-the-outbox-sends-mail",
      severity: "error",
      from: { path: "^(app|db)/", pathNot: "^app/outbox/" },
      to: { path: "^node_modules/(nodemailer|rabbitmq-client)/" },
    },
    {
      name: "pure-files-are-pure",
      comment:
        "thing.ts holds rules and types: other pure files, zod, Temporal, postcode, diff; types from anywhere.",
      severity: "error",
      from: { path: PURE },
      to: {
        pathNot: [
          PURE,
          "^app/i18n/locales/",
          "^app/paths[.]ts$",
          "^node_modules/(zod|temporal-polyfill|postcode|diff)/",
        ],
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "db-knows-no-app",
      severity: "error",
      from: { path: "^db/" },
      to: { path: "^app/" },
    },
    {
      name: "the-schema-meets-the-engines-in-columns",
      comment: "db/columns.ts knows both engines; the schema is written once, in its words.",
      severity: "error",
      from: { path: "^db/schema/" },
      to: { pathNot: ["^db/columns[.]ts$", "^db/schema/"] },
    },
    {
      name: "no-code-from-tests",
      severity: "error",
      from: { path: "^(app|db|public)/", pathNot: "[.]test[.]tsx?$" },
      to: { path: "^(tests|bench)/|[.]test[.]tsx?$" },
    },
    {
      name: "no-orphans",
      comment: "A file that nothing imports and that starts nothing.",
      severity: "error",
      from: {
        orphan: true,
        path: "^(app|db)/",
        pathNot: ["^app/(start|ui/build-styles)[.]js$"],
      },
      to: {},
    },
    ...betweenDomains,
  ],
  options: {
    doNotFollow: { path: "^(node_modules|build)/" },
    // what the build makes of this code is not this code
    exclude: { path: "^build/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
