import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { readEnv } from "../../app/env.server";
import { readText } from "./files";

const text = readText(".env.example");
const example = parseEnv(text);

/** Names of settings as they stand in the schema. */
const names = [...readText("app/env.server.ts").matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].map((it) => it[1]!);

test(".env.example names every setting, and no other", () => {
  expect(names.length).toBeGreaterThan(10);
  expect(Object.keys(example).sort()).toEqual([...names].sort());
});

test("it holds the defaults: copied as it is, nothing changes", () => {
  expect(readEnv(example)).toEqual(readEnv({}));
});

test("every setting is explained on the line above it", () => {
  const lines = text.split("\n");
  const bare = lines.filter((line, at) => /^[A-Z_]+=/.test(line) && !lines[at - 1]?.startsWith("# "));
  expect(bare).toEqual([]);
});
