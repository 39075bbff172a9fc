import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Family } from "../support/family";
import { arrive, expect, look, test } from "./page";
import { signIn, tickIn as tick } from "./staff-page";

/** A code works once, so each way to use the suite has a colleague of its own. */
const WHO: Record<string, string> = { script: "isla", "no script": "lewis", "320 px": "morag" };

test("a duty worker is told, signs in, reads the request and looks after it", async ({
  page,
  baseURL,
}, info) => {
  const family = new Family(baseURL!);
  await family.fillIn({
    q1: { callMe: "Agnieszka" },
    q3: { reach: ["phone", "code"], codeWord: "Marigold" },
    q3a: {
      phoneNumber: "01632 960555",
      phoneWhen: "evening",
      phoneSay: "no",
      phoneSayInstead: "the dentist",
    },
    q5: { help: "He threatened me on Sunday.", safeToday: "notSafe" },
  });
  await family.send();
  const { reference, code } = (await family.receipt())!;

  const folder = join(process.env.E2E_DATA_DIR!, "mail");
  const mail = () =>
    (existsSync(folder) ? readdirSync(folder) : []).map((name) => readFileSync(join(folder, name), "utf8"));
  await expect.poll(() => mail().find((it) => it.includes(`Urgent: New request ${reference}`))).toBeTruthy();
  const link = /http:\/\/localhost:\d+(\/staff\/requests\/\w+)/.exec(
    mail().find((it) => it.includes(reference))!,
  )![1]!;

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Staff sign-in" })).toBeVisible();
  await look(page, "sign-in");
  await signIn(page, WHO[info.project.name]!);
  // the mailed link leads on to the request, and only the press of a button opens it
  await expect(page.getByRole("heading", { level: 1 })).toContainText(reference);
  await expect(page.getByText("01632 960555")).toHaveCount(0);
  await family.post("/your-page", { reference, code });
  expect((await family.get("/your-page/open")).body).toContain("Nobody has read it yet");
  await page.getByRole("button", { name: "Open this request" }).click();

  await expect(page.getByText("Marigold")).toBeVisible();
  await look(page, "request");
  const rules = await page.getByText("Safe contact: read this first").boundingBox();
  const number = await page.getByText("01632 960555").boundingBox();
  expect(rules!.y).toBeLessThan(number!.y);
  expect((await family.get("/your-page/open")).body).toContain("A person at the hub has read it");

  await page.getByRole("button", { name: "Take this request" }).click();
  await expect(page.getByText("You have this request.")).toBeVisible();
  await page.getByText("Record a contact attempt").click();
  await arrive(page, () => page.getByRole("button", { name: "Record it" }).click());
  await look(page, "request-error");
  await tick(page, "How did you try?", "Phone call");
  await tick(page, "Did you reach them?", "Yes");
  // evenings alone are safe, and nobody knows at what hour this runs
  await tick(page, "Did you keep to the safe-contact rules?", "No");
  await tick(page, "Did you ask whether these rules are still right?", "Yes, they are still right");
  await page.getByRole("button", { name: "Record it" }).click();
  await expect(page.getByText("reached, did not keep the rules")).toBeVisible();
  expect((await family.get("/your-page/open")).body).toContain("We were in touch");

  await page.getByText("Wait for the family", { exact: true }).click();
  await arrive(page, () => page.getByRole("button", { name: "Pause the clock" }).click());
  await look(page, "wait-error");
  await page.getByLabel("What are we waiting for?").fill("Whether evenings suit");
  await page.getByRole("button", { name: "Pause the clock" }).click();
  await expect(page.getByText("The clock is paused: the hub waits for the family.")).toBeVisible();
  await look(page, "request-paused");
  expect((await family.get("/your-page/open")).body).toContain("waiting to hear from you");
  await page.goto("/staff?view=mine");
  await expect(page.getByRole("row", { name: reference })).toContainText("Waits for the family");
  await look(page, "inbox-mine");
  await page.goto(`/staff/requests/${reference}`);
  await page.getByRole("button", { name: "Start the clock again" }).click();
  await expect(page.getByText("The clock is running again.")).toBeVisible();

  await page.getByText("Hand it over to a colleague").click();
  await tick(page, "Who has it from now on?", WHO[info.project.name] === "isla" ? "Lewis" : "Isla");
  await page.getByLabel("What should they know?").fill("Ask for her sister first");
  await page.getByRole("button", { name: "Hand it over" }).click();
  await expect(page.getByText("Ask for her sister first")).toBeVisible();
  await look(page, "request-handed-over");

  await page.getByText("Write on the family's page").click();
  await page.getByLabel("What you write to the family").fill("Come by on Thursday at ten.");
  await page.getByRole("button", { name: "Put it on their page" }).click();
  expect((await family.get("/your-page/open")).body).toContain("Come by on Thursday at ten.");

  await page.goto("/staff");
  await expect(page.getByRole("link", { name: reference })).toBeVisible();
  await look(page, "inbox");
  await page.getByLabel("Find a request").fill("+44 1632 960555 agnieszka");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/\/staff\/search$/);
  const found = page.getByRole("link", { name: reference });
  await expect.poll(async () => (await page.reload(), await found.count()), { timeout: 20_000 }).toBe(1);
  await look(page, "search");
  await page.goto(`/staff/requests/${reference}`);
  await page.getByText("Close this request").first().click();
  await tick(page, "How did it end?", "Advice given");
  await page.getByRole("button", { name: "Close this request" }).click();
  expect((await family.get("/your-page/open")).body).toContain(
    "We have talked with you about what would help",
  );

  await page.goto("/staff/undelivered");
  await look(page, "undelivered");
  await page.getByRole("button", { name: /Sign out/ }).click();
  await page.goto(`/staff/requests/${reference}`);
  await expect(page.getByRole("heading", { name: "Staff sign-in" })).toBeVisible();
});
