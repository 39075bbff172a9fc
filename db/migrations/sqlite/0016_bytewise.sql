-- PostgreSQL learns here to compare text byte by byte, as SQLite always has: there is nothing to change
UPDATE "hubs" SET "id" = "id" WHERE false;
