import fc from "fast-check";
import { expect, test } from "vitest";
import { readRoleMap, rolesFor } from "./role-map";
import { ROLES, SERVICE_ROLES } from "./staff";

const mapOf = (given: object) => {
  const read = readRoleMap(JSON.stringify(given));
  if (!("map" in read)) throw new Error(read.fault);
  return read.map;
};

test.each([
  ["{", "no JSON"],
  ["[]", "role@hub"],
  ["{}", "gives nobody a role"],
  ['{"a":1}', "role@hub"],
  ['{"a":"duty_worker"}', 'is not as "role@hub"'],
  ['{"a":"duty_worker@Hamilton Hub"}', 'is not as "role@hub"'],
  ['{"a":"boss@hamilton"}', "there is no role boss"],
  ['{"a":"duty_worker@*"}', "belongs to one hub"],
  ['{"a":"service_manager@hamilton"}', "is over the whole service"],
])("%s is refused", (text, fault) => {
  expect(readRoleMap(text)).toMatchObject({ fault: expect.stringContaining(fault) as string });
});

test("a role over the service is taken everywhere alone, and every other at one hub alone", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ROLES), fc.constantFrom("*", "hamilton"), (role, hub) => {
      const taken = "map" in readRoleMap(JSON.stringify({ a: `${role}@${hub}` }));
      expect(taken).toBe(SERVICE_ROLES.includes(role) === (hub === "*"));
    }),
  );
});

test("whatever a claim holds, it gives roles of the map and each once", () => {
  const map = mapOf({ a: "duty_worker@hamilton", b: "duty_worker@hamilton", c: "service_manager@*" });
  const value = fc.oneof(fc.constantFrom("a", "b", "c", "toString", "__proto__"), fc.anything());
  fc.assert(
    fc.property(fc.oneof(fc.array(value), value), (claim) => {
      const given = ([] as unknown[]).concat(claim);
      const duty = given.includes("a") || given.includes("b");
      expect(
        rolesFor(map, claim)
          .map((it) => it.role)
          .sort(),
      ).toEqual([...(duty ? ["duty_worker"] : []), ...(given.includes("c") ? ["service_manager"] : [])]);
    }),
  );
});
