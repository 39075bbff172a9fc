/** What the process says to whoever runs it. */
export const operate = {
  start: {
    at: "The portal is at {{url}}",
    example:
      "Example only. Nobody reads what is sent here. Staff sign-ins (their code: npm run staff -- code NAME):",
    signIn: "  {{email}}   password: {{password}}   ({{role}}, {{hub}})",
    everyHub: "every hub",
    mailFolder: "Mail is written to {{folder}}",
    mailSmtp: "Mail goes out by SMTP.",
    worker: "The worker is running.",
    queue: "Notices also go to the message queue.",
  },
  noCommand: "No such command: {{command}}",
  live: {
    refused: "This portal cannot go live yet:",
    noHubs:
      "There is no hub that is switched on. Set the hubs up first: PORTAL_MODE=example, on an address that families do not know.",
    exampleHub: "{{hub}} still holds example contacts.",
    lacks: {
      duty: "{{hub}} has no verified duty inbox.",
      fallback: "{{hub}} has no verified fallback inbox.",
      manager: "{{hub}} has no named manager.",
    },
    exampleInbox: "{{hub}} still has an example address as an inbox.",
    exampleStaff: "There are still example staff accounts that can sign in: {{count}}.",
    outOfHours:
      "The out-of-hours number is not confirmed. A service manager confirms it on the page “Service”.",
    fact: {
      dataProtectionContact: "The data protection officer is not filled in on the page “Service”.",
      legalBasis: "The part of the law that the service relies on is not filled in on the page “Service”.",
      retention: "How long requests are kept is not filled in on the page “Service”.",
      complaints: "How to complain is not filled in on the page “Service”.",
      accessibilityChecked: "The last check for accessibility is not filled in on the page “Service”.",
    },
    publicUrl: "PUBLIC_URL is not set.",
    publicUrlHttps: "PUBLIC_URL must begin with https://.",
    decoy: "DECOY_URL must begin with https://.",
    smtp: "SMTP_URL is not set.",
    trustProxy:
      "TRUST_PROXY is not set: https:// is spoken by a proxy in front of the portal, and without this everybody seems to come from it.",
    mailFrom: "MAIL_FROM is still an example address.",
    keysOpen: "KEYS_DIR can be read by other users of this machine: chmod 700 it.",
    keysInside: "KEYS_DIR is inside DATA_DIR: a backup of the data would hold the keys too.",
    healthToken: "HEALTH_TOKEN is weak: use 24 or more random characters, or leave it out.",
    queuePassword: "QUEUE_URL uses the password everybody knows.",
    databasePassword: "DATABASE_URL has no password, and the database is on another machine.",
    pseudo: "PSEUDO_LANGUAGES is for tests.",
  },
  import: {
    usage: "Usage: npm run import:postcodes -- FILE...   (CSV files of OS Code-Point Open)",
    reading: "Reading {{file}}",
    units: "Postcodes read: {{units}}",
    hubs: "Served by a hub",
    check: "of which the family is asked to check: {{check}}",
    outside: "Outside",
    unknownWards: "Unknown wards, left to the sector table",
    noDistrict: "Without a council, left to the sector table: {{noDistrict}}",
    noWards: "The ward table is empty: start the portal once, then import.",
    unchanged: "Nothing was changed: the postcodes already held stay in force.",
  },
  backup: {
    usage: "Usage: npm run backup -- [FOLDER]   or   npm run restore -- FOLDER",
    done: "The database is copied to {{file}}",
    keys: "Keys are not in it. Copy {{folder}} to a place of its own, never together with the database.",
    noFile: "There is no portal.db in {{folder}}.",
    damaged: "The copy in {{folder}} is damaged. Nothing was changed.",
    running: "The portal is running. Stop it first, then restore.",
    keysMissing:
      "The keys of {{months}} are missing in {{folder}}: what they sealed cannot be read. Bring them back first. Nothing was changed.",
    restored: "Restored. The database that stood here before is kept as {{file}}",
    postgres: "On PostgreSQL use pg_dump and pg_restore: see docs/operate.md.",
  },
};
