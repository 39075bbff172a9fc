import { expect, it } from "vitest";
import { tagAddress } from "./say-story";

const tag = { kind: "feeling", value: "heard" } as const;

it("leads from a tag to all stories that have it, or to those of a hub", () => {
  expect(tagAddress(tag)).toBe("/stories?feeling=heard");
  expect(tagAddress(tag, "hamilton")).toBe("/stories?hub=hamilton&feeling=heard");
});
