import { expect, test } from "vitest";
import { isCommonPassword } from "./common-passwords";

test.each([
  "password1234",
  "P@ssw0rd2026!",
  "Welcome12345",
  "qwertyuiop123",
  "aaaaaaaaaaaaa",
  "abcabcabcabc",
  "123456789012",
  "1qaz2wsx3edc",
  "LetMeIn!2026",
  "iloveyou1234",
  "Lanarkshire2026",
  "hamilton-hub-1",
  "Summer2026!!",
])("%s is found by a guesser", (password) => expect(isCommonPassword(password)).toBe(true));

test("one's own name and address make no password", () => {
  const about = ["Morven Strachan", "morven.strachan@example.org"];
  expect(isCommonPassword("MorvenStrachan1", about)).toBe(true);
  expect(isCommonPassword("MorvenStrachan1")).toBe(false);
});

test.each(["tidal-gannet-plinth-4", "kettle under the rowan tree", "k4tr-9qwx-ghte-77pc", "Bnq7!vTz0rLw"])(
  "%s will do",
  (password) => expect(isCommonPassword(password)).toBe(false),
);

test("four words at random are a passphrase even where each is well known", () => {
  expect(isCommonPassword("banana office purple winter")).toBe(false);
  expect(isCommonPassword("banana office 2026")).toBe(true);
});
