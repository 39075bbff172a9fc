/** A manager who has never seen the portal sets up a fifth hub from nothing, in the browser alone, and a family's request
 *  reaches whoever works there. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { TOTP, Secret } from "otpauth";
import { newDataDir, removeDataDir, startBuilt, type BuiltPortal } from "../support/built-portal";
import { Family } from "../support/family";
import { ANY_WIDTH, arrive, expect, look, test } from "./page";
import { signIn } from "./staff-page";

const TARGET = "Somebody is in touch within how many working hours?";

/** What is typed into the boxes of a date. */
function dayAhead(days: number): Array<[part: string, value: string]> {
  const date = new Date(Date.now() + days * 24 * 60 * 60_000);
  const parts = { Day: date.getUTCDate(), Month: date.getUTCMonth() + 1, Year: date.getUTCFullYear() };
  return Object.entries(parts).map(([part, value]) => [part, String(value)]);
}

let dataDir = "";
let portal: BuiltPortal;
test.beforeEach(async () => {
  dataDir = newDataDir();
  portal = await startBuilt(dataDir);
});
test.afterEach(async () => {
  await portal.stop();
  removeDataDir(dataDir);
});

/** The mails to an address, the newest last, as they are read. */
function mailsTo(address: string): string[] {
  const folder = join(dataDir, "mail");
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return names
    .map((name) =>
      readFileSync(join(folder, name), "utf8")
        .replace(/=\r?\n/g, "")
        .replace(/=3D/g, "="),
    )
    .filter((it) => it.includes(`To: ${address}`));
}
async function foundIn(address: string, what: RegExp): Promise<string> {
  const look = () => what.exec(mailsTo(address).at(-1) ?? "")?.[1];
  await expect.poll(look, { timeout: 15_000 }).toBeTruthy();
  return look()!;
}

test(
  "a fifth hub is set up from nothing, and a family's request reaches it",
  { tag: ANY_WIDTH },
  async ({ page, browser }) => {
    test.slow();
    const said = (words: string) => expect(page.getByRole("status")).toContainText(words);
    const press = (name: string, exact = true) =>
      arrive(page, () => page.getByRole("button", { name, exact }).click());
    await page.goto(`${portal.url}/staff`);
    await signIn(page, "morag", dataDir);
    await arrive(page, () => page.getByRole("link", { name: "Service", exact: true }).click());
    await look(page, "service");
    await page.getByLabel("Name of the hub").fill("Larkhall Family Support Hub");
    await press("Add a hub");
    await expect(page.getByRole("alert")).toContainText("Write which locality it serves");
    await expect(page.getByLabel("Name of the hub")).toHaveValue("Larkhall Family Support Hub");
    await page.getByLabel("Locality").fill("Larkhall");
    await press("Add a hub");
    await said("The hub is added, switched off");
    await look(page, "fifth-hub-needs");

    // what families see, looked at first
    await page.getByLabel("Phone").fill("01698 555 123");
    await page.getByLabel("E-mail", { exact: true }).fill("larkhall@council.test");
    await page.getByLabel("Address", { exact: true }).fill("1 Union Street\nLarkhall");
    await page.getByLabel("How to get there, in words").fill("Two minutes from the station.");
    await page.getByLabel("Manager's name").fill("Nan Weir");
    await page.getByLabel(TARGET).fill("3");
    await arrive(page, () => page.getByRole("button", { name: "Look at it first" }).first().click());
    await expect(page.getByRole("heading", { name: "How families would see it" })).toBeVisible();
    await expect(page.locator(".preview")).toContainText("1 Union Street");
    await look(page, "fifth-hub-preview");
    await press("Save contacts");
    await said("Saved.");
    await expect(page.getByLabel(TARGET)).toHaveValue("3");
    for (const day of ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]) {
      await page.getByLabel(`${day} opens`).fill("0:00");
      await page.getByLabel(`${day} closes`).fill("23:59");
    }
    await press("Save opening hours");
    await said("Saved.");
    await page.getByLabel("Days until the words of a request").fill("365");
    await press("Save");
    await said("Saved.");

    // whom a family might meet: added, moved and put right where they stand
    for (const name of ["Ada Weir", "Ben Weir"]) {
      await page.getByLabel("Name, as families should say it").last().fill(name);
      await page.getByLabel("What they do, such as").last().fill("Support worker");
      await press("Add this person");
      await said("Added.");
    }
    await press("Up Ben Weir");
    await said("Saved.");
    await page.getByText("Change Ben Weir", { exact: true }).click();
    const open = page.locator("main details[open]");
    await open.getByLabel("Name, as families should say it").fill("Benjamin Weir");
    await arrive(page, () => open.getByRole("button", { name: "Look at it first" }).click());
    await expect(page.locator(".preview")).toContainText("Benjamin Weir");
    await look(page, "fifth-hub-person");
    await press("Save this change");
    await said("Saved.");
    await expect(page.getByRole("rowheader", { name: "Benjamin Weir" })).toBeVisible();
    const closing = page.locator("form", { has: page.getByRole("button", { name: "Add this day" }) });
    for (const [part, value] of dayAhead(30)) await closing.getByLabel(part, { exact: true }).fill(value);
    await closing.getByLabel("Why").fill("Staff training");
    await press("Add this day");
    await said("Added.");
    await expect(page.getByRole("row", { name: "Staff training" })).toBeVisible();

    for (const [inbox, address] of [
      [/^Duty inbox/, "duty@larkhall.test"],
      [/^Fallback inbox/, "second@larkhall.test"],
    ] as const) {
      const part = page.locator(".inbox-settings", { has: page.getByRole("heading", { name: inbox }) });
      await part.getByLabel("E-mail address").fill(address);
      await arrive(page, () => part.getByRole("button", { name: "Send a code" }).click());
      await part.getByLabel("Code from that mailbox").fill(await foundIn(address, /(\d{3} \d{3})/));
      await arrive(page, () => part.getByRole("button", { name: "Verify" }).click());
      await said("The mailbox is verified.");
    }

    await page.getByRole("link", { name: "Where its families live" }).click();
    await page
      .getByLabel("A ward that this hub")
      .selectOption({ label: "Larkhall (now Hamilton Family Support Hub)" });
    await arrive(page, () => page.getByRole("button", { name: "Give it to this hub" }).first().click());
    await said("Larkhall belongs to this hub now. Before, it was with Hamilton");
    await page
      .getByLabel("A postcode area where this hub")
      .selectOption({ label: "ML9 1 (now Hamilton Family Support Hub)" });
    await arrive(page, () => page.getByRole("button", { name: "Give it to this hub" }).nth(1).click());
    await said("ML9 1 belongs to this hub now. Before, it was with Hamilton");
    await page.getByLabel("A town or village").fill("larkhall");
    await arrive(page, () => page.getByRole("button", { name: "Give it to this hub" }).last().click());
    await said("Larkhall belongs to this hub now");
    await look(page, "fifth-hub-places");

    await page.getByRole("link", { name: "People", exact: true }).click();
    await page.getByLabel("Name").fill("Rhona Kerr");
    await page.getByLabel("Work e-mail").fill("rhona@larkhall.test");
    await page.getByLabel("Role").selectOption("Duty worker");
    await page.getByLabel("At which hub").selectOption("Larkhall Family Support Hub");
    await press("Add this person");
    await said("A link is on its way");
    await look(page, "people");
    await page.getByRole("link", { name: "Rhona Kerr" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Rhona Kerr" })).toBeVisible();
    await look(page, "person");

    // on her own computer
    const link = await foundIn("rhona@larkhall.test", /(\/staff\/welcome\?key=[\w-]+)/);
    const hers = await browser.newPage();
    await hers.goto(portal.url + link);
    await expect(hers).toHaveURL(`${portal.url}/staff/welcome`);
    await look(hers, "welcome");
    const secret = (await hers.locator("code").innerText()).replace(/ /g, "");
    await hers
      .getByLabel("The code that the app shows now")
      .fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
    await hers.getByLabel("Choose a password").fill("plinth gannet tidal");
    await hers.getByRole("button", { name: "Finish and sign in" }).click();
    await expect(hers.getByRole("heading", { name: "Inbox" })).toBeVisible();

    await page.goto(`${portal.url}/staff/hubs/larkhall`);
    await press("Switch this hub on");
    await said("The hub is switched on.");

    // who lives there is led there, and sees who might meet them
    const theirs = await browser.newPage();
    await theirs.goto(`${portal.url}/find-your-hub`);
    await theirs.getByLabel("Your postcode, town or village").fill("ML9 1AA");
    await theirs.getByRole("button", { name: "Find my hub" }).click();
    await expect(
      theirs.getByRole("heading", { level: 1, name: /Larkhall Family Support Hub/ }),
    ).toBeVisible();
    await theirs.goto(`${portal.url}/hubs/larkhall`);
    await expect(theirs.locator(".people")).toContainText("Benjamin Weir");
    await theirs.close();

    const family = new Family(portal.url);
    await family.fillIn({ q2: { "place.where": "ML9 1AA" } });
    expect((await family.send()).location).toBe("/form/sent");
    const { reference } = (await family.receipt())!;
    expect(await foundIn("duty@larkhall.test", new RegExp(`New request (${reference})`))).toBe(reference);
    await hers.reload();
    await hers.getByRole("link", { name: reference }).click();
    await hers.getByRole("button", { name: "Open this request" }).click();
    await expect(hers.getByText("I would like to talk to someone about bedtimes.")).toBeVisible();
    await hers.close();

    await arrive(page, () => page.getByRole("link", { name: "History of changes" }).click());
    await look(page, "history");
    await page.getByRole("button", { name: /^Put it back as it was The hub was switched on or off/ }).click();
    await said("It is as it was before.");
    await expect(page.getByText("Was put back later")).toBeVisible();
  },
);
