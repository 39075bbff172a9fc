import { join } from "node:path";
import type { Page } from "playwright/test";
import { openStore } from "../../db/client";
import { newDataDir, removeDataDir, startBuilt, type BuiltPortal } from "../support/built-portal";
import { aGroup, aProgramme, aRoom } from "../support/groups";
import { arrive, expect, heading, leave, look, next, ONCE, stubDecoy, test, tick } from "./page";

const DAY_MS = 86_400_000;
/** Ten o'clock, so many days from today. */
const inDays = (days: number) => new Date(Math.floor(Date.now() / DAY_MS + days) * DAY_MS + 10 * 3_600_000);

let portal: BuiltPortal;
test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  portal = await startBuilt(newDataDir());
});
test.afterAll(async () => {
  await portal.stop();
  removeDataDir(portal.dataDir);
});

/** A programme in two hubs, both with a creche and a bus. */
async function twoGroups(it: { seats?: number; starts?: Date; weeks?: number } = {}) {
  const store = openStore(join(portal.dataDir, "portal.db"));
  try {
    return await store.transaction(async (tx) => {
      const programme = await aProgramme(tx, { fromMonths: 0, toMonths: 60 });
      const room = await aRoom(tx);
      const starts = inDays(10);
      const home = { programme: programme.id, room: room.id, crechePlaces: 4, transportSeats: 8 };
      const group = await aGroup(tx, { ...home, starts, note: "The door is at the back.", ...it });
      await aGroup(tx, { ...home, room: null, hub: "lanark", starts: inDays(12) });
      return group;
    });
  } finally {
    await store.close();
  }
}

/** Presses the button of a group on its programme's page. */
async function begin(page: Page, { id, programme }: { id: string; programme: string }) {
  await page.goto(`${portal.url}/groups/${programme}`);
  await arrive(page, () => page.locator(`#group-${id}`).getByRole("button").last().click());
}

async function answerAll(page: Page, { creche }: { creche: boolean }) {
  await heading(page, /call you/);
  await page.getByLabel(/call you/).fill("Kirsty");
  await next(page);
  await heading(page, "Who comes with you?");
  await look(page, "book-who");
  await tick(page, "Me and one other person");
  await page.getByLabel(/what shall we call them/).fill("Gran");
  await next(page);
  await heading(page, "How can we reach you safely?");
  await tick(page, "I'll come back here with my code");
  await next(page);
  await heading(page, "Which children is this about?");
  await page.getByLabel(/^Child 1:/).fill("soon");
  await next(page);
  await expect(page.locator(".ds_error-summary")).toContainText("Write an age like 4, or 8 months.");
  await look(page, "book-children-error");
  await page.getByLabel(/^Child 1:/).fill("2");
  await page.getByLabel(/^Child 2:/).fill("8 months");
  if (creche) await tick(page, "Child 2 needs a place in the creche");
  await arrive(page, () => page.getByRole("button", { name: "Add another child" }).click());
  await expect(page.getByLabel(/^Child 3:/)).toBeVisible();
  await look(page, "book-children");
  await next(page);
  await heading(page, "Do you need us to bring you?");
  await look(page, "book-transport");
  await tick(page, "2 seats");
  await next(page);
  await heading(page, "Your language");
  await tick(page, "English");
  await next(page);
  await heading(page, /anything else you need/);
  await look(page, "book-access");
  await next(page);
  await heading(page, "Check what you have written");
}

async function openAgain(page: Page): Promise<void> {
  const [reference, code] = await page.locator(".sent-code").allInnerTexts();
  await arrive(page, () => page.getByRole("link", { name: "Go to your page" }).click());
  await page.getByLabel("Your reference").fill(reference!);
  await page.getByLabel("Your secret code").fill(code!);
  await arrive(page, () => page.getByRole("button", { name: "Open my page" }).click());
  await heading(page, "Your group");
}

test("a parent books for all of them, gives a day back, and takes the same week elsewhere", async ({
  page,
}) => {
  const group = await twoGroups();
  await begin(page, group);
  await answerAll(page, { creche: true });
  // nothing in the title or the address says what this is
  await expect(page).toHaveTitle(/^Check/);
  await expect(page.getByText("8 months, with a place in the creche")).toBeVisible();
  await look(page, "book-check");
  await arrive(page, () => page.getByRole("button", { name: "Send now" }).click());
  await heading(page, "You have your places");
  await expect(page.getByText("You have 2 seats in our transport, there and back.")).toBeVisible();
  await look(page, "book-sent");

  const questions = page.getByRole("region", { name: /Three short questions/ });
  await arrive(page, () => questions.getByRole("button", { name: "Send my answers" }).click());
  await look(page, "book-sent-questions");
  for (const [at, answer] of ["A bit", "Yes", "Yes"].entries())
    await questions.getByRole("group").nth(at).locator("label", { hasText: answer }).click();
  await arrive(page, () => questions.getByRole("button", { name: "Send my answers" }).click());
  await expect(page.getByText("Nobody can see that they are yours").first()).toBeVisible();
  await heading(page, "You have your places");

  await openAgain(page);
  await expect(page.getByText("You have 2 seats in our transport, there and back.")).toBeVisible();
  await look(page, "own");
  await page.locator("summary", { hasText: "Change this day" }).nth(1).click();
  await arrive(page, () =>
    page
      .getByRole("button", { name: /I can't come this day/ })
      .and(page.locator(":visible"))
      .click(),
  );
  await expect(page.getByText("Somebody else can have your place that day").first()).toBeVisible();
  await look(page, "own-away");
  await arrive(page, () => page.getByRole("button", { name: /Come here/ }).click());
  await expect(page.getByText("to make up for a day you miss")).toBeVisible();
  await look(page, "own-guest");

  await arrive(page, () => page.getByRole("button", { name: "Change who comes, and what you need" }).click());
  await heading(page, "Check what you have written");
  await look(page, "needs-check");
  await page.getByRole("link", { name: /Change Who will be there/ }).click();
  await tick(page, "Just me");
  await next(page);
  await arrive(page, () => page.getByRole("button", { name: "Send now" }).click());
  await expect(page.getByText("We have changed what you need.")).toBeVisible();

  await arrive(page, () => page.getByRole("button", { name: "Give up your places" }).click());
  await expect(page.getByText("Do you want to give up all of your places?")).toBeVisible();
  await look(page, "own-sure");
  await arrive(page, () => page.getByRole("button", { name: "Yes", exact: true }).click());
  await expect(page.getByText("It is done.")).toBeVisible();
  await look(page, "own-ended");
});

test("a full group: the list, and an offer that is answered on the page", async ({ page, browser }) => {
  const group = await twoGroups({ seats: 2 });
  const other = await browser.newPage();
  await begin(other, group);
  await answerAll(other, { creche: false });
  await arrive(other, () => other.getByRole("button", { name: "Send now" }).click());
  await heading(other, "You have your places");

  await begin(page, group);
  await answerAll(page, { creche: true });
  await arrive(page, () => page.getByRole("button", { name: "Send now" }).click());
  await heading(page, "You are on the list");
  await expect(page.getByText("You are next on the list.")).toBeVisible();
  await expect(page.getByText("Please look here every day")).toBeVisible();
  await expect(page.getByText("You asked for 2 seats in our transport.")).toBeVisible();
  await expect(page.getByRole("region", { name: /Three short questions/ })).toHaveCount(0);
  await look(page, "listed-sent");
  await openAgain(page);
  await expect(page.getByText("Please look here every day")).toBeVisible();
  await look(page, "listed-own");

  await openAgain(other);
  await arrive(other, () => other.getByRole("button", { name: "Give up your places" }).click());
  await arrive(other, () => other.getByRole("button", { name: "Yes", exact: true }).click());
  await other.close();

  await page.reload();
  await expect(page.getByText(/We hold them for you until/).first()).toBeVisible();
  await look(page, "offer");
  await arrive(page, () => page.getByRole("button", { name: "Yes, we take the places" }).click());
  await expect(page.getByText("The places are yours.")).toBeVisible();
  // it is answered, and asks for no answer any more
  await expect(page.getByText(/We hold them/)).toHaveCount(0);
  await look(page, "offer-taken");
});

test("a family that may not fit is told before it sends, and a person talks with it first", async ({
  page,
}) => {
  const group = await twoGroups();
  await begin(page, group);
  await answerAll(page, { creche: false });
  await page.getByRole("link", { name: /Change Which children/ }).click();
  await page.getByLabel(/^Child 1:/).fill("9");
  await page.getByLabel(/^Child 2:/).fill("");
  await next(page);
  await heading(page, "Check what you have written");
  await expect(page.getByText("We would like to talk with you first")).toBeVisible();
  await expect(page.getByText("You can still send this.")).toBeVisible();
  await look(page, "talk-check");
  await arrive(page, () => page.getByRole("button", { name: "Send now" }).click());
  await heading(page, "Thank you. We will talk with you first");
  await look(page, "talk-sent");
});

test("three questions by the code on the wall, without a name", async ({ page }) => {
  const { feedbackKey } = await twoGroups({ starts: inDays(0), weeks: 1 });
  await page.goto(`${portal.url}/last-day/${feedbackKey}`);
  await heading(page, "Three short questions");
  await look(page, "last-day");
  await arrive(page, () => page.getByRole("button", { name: "Send my answers" }).click());
  await expect(page.locator(".ds_error-summary")).toContainText("I would come again");
  await look(page, "last-day-error");
  for (const at of [0, 1, 2])
    await page.getByRole("group").nth(at).locator("label", { hasText: "Yes" }).click();
  await arrive(page, () => page.getByRole("button", { name: "Send my answers" }).click());
  await heading(page, "Thank you");
  await look(page, "last-day-thanks");
  await page.goto(`${portal.url}/last-day/no-such-key`);
  await heading(page, "These questions are not open now");
});

test("leaving closes the page, and Back does not bring it back", { tag: ONCE }, async ({ page }) => {
  await stubDecoy(page);
  const group = await twoGroups();
  await begin(page, group);
  await answerAll(page, { creche: false });
  await arrive(page, () => page.getByRole("button", { name: "Send now" }).click());
  await openAgain(page);
  await leave(page);
  await page.goto(`${portal.url}/your-page/booking`);
  await expect(page.getByLabel("Your secret code")).toBeVisible();
  await page.goto(`${portal.url}/form/sent`);
  await heading(page, "This page has gone");
});
