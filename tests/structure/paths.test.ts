import { expect, test } from "vitest";
import { paths } from "../../app/paths";
import routes from "../../app/routes";
import { listFiles } from "./files";

/** Every part that varies is written `:x`. */
const ofPaths = Object.values(paths).map((it) => {
  const make = it as string | ((...parts: string[]) => string);
  return typeof make === "string" ? make : make(...Array<string>(make.length).fill(":x"));
});
const ofRoutes = routes
  .filter((it) => it.path !== "*")
  .map((it) => `/${(it.path ?? "").replace(/:\w+/g, ":x")}`);

test("every address has a route", () => expect(ofPaths.filter((it) => !ofRoutes.includes(it))).toEqual([]));

test("every route has an address", () => expect(ofRoutes.filter((it) => !ofPaths.includes(it))).toEqual([]));

test("no address and no route is there twice", () => {
  expect(ofPaths).toHaveLength(new Set(ofPaths).size);
  expect(ofRoutes).toHaveLength(new Set(ofRoutes).size);
});

test("every file of app/routes is a route", () =>
  expect(routes.map((it) => `app/${it.file}`).sort()).toEqual(listFiles("app/routes", /\.tsx?$/)));
