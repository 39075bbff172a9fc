import { describe, expect, test } from "vitest";
import { namesAddress, namesEmail, namesNumber, namesPerson, namesReference } from "./names-home";

describe("a person", () => {
  test.each([
    ["Sky Brown", "Ring Sky about it"],
    ["sky", "We spoke to Sky"],
    ["Viktor", "viktor rang us"],
    ["VIKTOR", "we asked viktor, who agrees"],
    ["Łukasz", "ask lukasz"],
    ["Mary-Grace", "mary rang"],
    ["John Brown", "john rang"],
    ["Will", "Will rang us"],
    ["will", "ASK WILL"],
    ["Grace Young", "Mrs Young rang"],
    ["Sky", "SKY rang"],
    ["Mrs Khan", "Khan said yes"],
    ["Łukasz", "Ask Lukasz"],
    ["Lukasz", "Ask Łukasz"],
    ["Zoe\u0308", "Zo\u00eb was here"],
    ["Callum's mum", "Callum came"],
    ["ليلى", "تحدثنا مع ليلى"],
    ["王", "王 came"],
    ["Jo", "Jo rang us"],
    ["jo", "We rang Jo."],
    ["Al Brown", "We asked AL"],
    ["Ed", "so Ed's sister came"],
    ["Bo Li", "Mrs Li rang"],
    ["An", "Ask An about it"],
    ["An", "Dear An, ring us"],
    ["My", "Yesterday My rang"],
  ])("called %j is named by %j", (name, text) => expect(namesPerson(text, name, "Aisha")).toBe(true));

  test.each([
    ["Sky", "the sky is blue", "Aisha"],
    ["Will", "we will ring you", "Aisha"],
    ["Mary-Grace", "a day of grace", "Aisha"],
    ["May Young", "you may bring your young children", "Aisha"],
    ["Foster carer of three", "a carer of three may come", "Aisha"],
    ["Viktor", "a victory", "Aisha"],
    ["viktor", "viktor, we are glad", "Viktor"],
    ["Mum", "You are a good Mum", "Aisha"],
    ["Aisha Khan", "Dear Aisha", "Aisha"],
    ["Jo", "Jot it down", "Aisha"],
    ["Jo", "the jo", "Aisha"],
    ["Ed", "he ed", "Aisha"],
    ["Jo", "Dear Jo", "Jo"],
    ["An", "An hour is enough", "Aisha"],
    ["An", "Ring us. An hour is enough", "Aisha"],
    ["My", "Hello,\nMy colleague - my boss", "Aisha"],
    ["My", "She said: “My colleague rings.”", "Aisha"],
    ["My", "- My colleague rings", "Aisha"],
    ["Do", "PLEASE DO RING", "Aisha"],
    ["J Brown", "J rang", "Aisha"],
    ["", "Anybody", "Aisha"],
  ])("called %j is not named by %j", (name, text, own) => expect(namesPerson(text, name, own)).toBe(false));
});

test.each([
  ["07700 900456", "+44 7700 900 456"],
  ["+44 (0)7700 900456", "on 07700 900456"],
  ["07700.900.456", "07700900456"],
  ["07700 900456", "the one ending 900456"],
  ["07700 900456", "(07700) 900-456"],
])("the number %s is given by %j", (number, text) => expect(namesNumber(text, number)).toBe(true));
test.each([
  ["07700 900456", "07700 900123"],
  ["07700 900456", "on the 12th at 10"],
])("the number %s is not given by %j", (number, text) => expect(namesNumber(text, number)).toBe(false));

test.each(["sky.b@example.org", "SKY.B at example.org", "write to sky.b"])(
  "the e-mail is given by %j",
  (text) => expect(namesEmail(text, "Sky.B@example.org")).toBe(true),
);
test("another e-mail is not", () =>
  expect(namesEmail("risky.b@example.org", "sky.b@example.org")).toBe(false));

test.each([
  ["Flat 2/1, 12 Long Street, Larkhall", "at 12 Long Street"],
  ["12 Long Street Larkhall ML9 2AB", "12 Long St"],
  ["Sky Brown\n12 Long Street", "12 long street"],
  ["12 Long Street\nML9 2AB", "in ml92ab"],
])("the address %j is given by %j", (address, text) => expect(namesAddress(text, address)).toBe(true));
test("another address is not", () =>
  expect(namesAddress("Come to 14 Short Street, ML9 3AB at 12", "12 Long Street, ML9 2AB")).toBe(false));

test("a reference is given however it is spaced", () => {
  expect(namesReference("see k7qx t3mn", "K7QXT3MN")).toBe(true);
  expect(namesReference("see K7QXT3MM", "K7QXT3MN")).toBe(false);
});
