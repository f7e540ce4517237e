import { describeWith } from "@atoll/testing/vitest/describeWith";
import { chromium } from "@atoll/testing/vitest/Requirement";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { axeFindings, overflow } from "./audit.ts";
import { openBrowser, openTab } from "./Browser.ts";
import type { Browser, Tab } from "./Browser.ts";
import { buildPage } from "./builtPage.ts";
import { emailUnverified, linkToken, tooManyAttempts } from "./fakehub/FakeAccounts.ts";
import { FakeHub, password } from "./fakehub/FakeHub.ts";
import { takePicture } from "./pictures.ts";

const patience = { timeout: 10_000 };
const address = "ana@lagoon.example";
const newPassword = "five words that nobody guesses";

describeWith(chromium, "the pages of accounts in a browser", (program) => {
  let built: Awaited<ReturnType<typeof buildPage>>;
  let hub: FakeHub;
  let browser: Browser;
  let tab: Tab;

  beforeAll(async () => {
    built = await buildPage();
    hub = new FakeHub(built.dist);
    await hub.listen();
    browser = await openBrowser(program);
  });
  afterAll(async () => {
    await browser.close();
    await hub.close();
    await built.remove();
  });
  beforeEach(async () => {
    hub.reset();
    await browser.context.clearCookies();
    tab = await openTab(browser);
  });
  afterEach(async () => {
    expect(tab.complaints).toEqual([]);
    await tab.page.close();
  });

  const fill = (label: string, text: string) =>
    tab.page.getByRole("textbox", { name: label, exact: true }).fill(text);
  const press = (name: string) => tab.page.getByRole("button", { name, exact: true }).click();
  const see = (text: string | RegExp) => tab.page.getByText(text).first().waitFor(patience);

  const signIn = async (path: string) => {
    await tab.page.goto(hub.origin + path);
    await fill("E-mail address", address);
    await fill("Password", hub.accounts.password);
    await press("Sign in");
  };

  const isClean = async (name: string, schemes: ReadonlyArray<"light" | "dark"> = ["light"]) => {
    const { page } = tab;
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      expect(await axeFindings(page)).toEqual([]);
    }
    for (const width of [400, 1_280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflow(page)).toEqual([]);
      await takePicture(page, `${name}-${width}`);
    }
  };

  it("creates an account, which a mail goes out for", async () => {
    await tab.page.goto(`${hub.origin}/login`);
    await tab.page.getByRole("link", { name: "Create an account" }).click();
    await see("It founds your organisation");
    await isClean("register");
    await fill("Your name", "Ana Lindqvist");
    await fill("Organisation", "Lagoon Institute");
    await fill("E-mail address", address);
    await fill("Password", newPassword);
    await tab.page.keyboard.press("Enter");
    await see(`A mail is on its way to ${address}`);
    expect(hub.accounts.mails).toEqual([`/auth/register ${address}`]);
  });

  it("says how long to wait after too many attempts, and mails the link of verification again", async () => {
    hub.accounts.refusal = tooManyAttempts;
    await signIn("/login");
    await see("Too many attempts, wait a moment. You can try again in 40 seconds.");
    hub.accounts.refusal = emailUnverified;
    await press("Sign in");
    await see("Confirm your e-mail address first.");
    await press("Send the link again");
    await see("A new link is on its way");
    await isClean("login-unverified");
    expect(hub.accounts.mails).toEqual([`/auth/verification ${address}`]);
  });

  it("mails a link for a new password, which is good once", async () => {
    await tab.page.goto(`${hub.origin}/forgot-password`);
    await fill("E-mail address", address);
    await isClean("forgot-password");
    await press("Send the link");
    await see(`If ${address} has an account, a link is on its way there.`);
    await tab.page.goto(`${hub.origin}/reset-password#token=${linkToken}`);
    await fill("New password", newPassword);
    await isClean("reset-password");
    await press("Choose this password");
    await see("Sign in with the new one.");
    expect(hub.accounts.password).toBe(newPassword);
    await tab.page.reload();
    await fill("New password", password);
    await press("Choose this password");
    await see("This link does not work any more.");
    expect(hub.accounts.password).toBe(newPassword);
    expect(hub.asked.filter((path) => path.includes(linkToken))).toEqual([]);
  });

  it.each(["/verify-email", "/confirm-email"])("confirms an address at %s by a click", async (path) => {
    await tab.page.goto(`${hub.origin}${path}#token=${linkToken}`);
    const button = tab.page.getByRole("button", { name: "Confirm this address" });
    await button.waitFor(patience);
    await isClean(path.slice(1));
    await button.click();
    await see("The address is confirmed");
    await tab.page.goto(hub.origin + path);
    await see("The link is not complete");
  });

  it("shows what belongs to one's account, in both colours", async () => {
    await signIn("/account/security");
    await see("Safari on an iPhone");
    await isClean("security", ["dark", "light"]);
  });

  it("asks who one is before what is hard to undo, and goes on after the answer", async () => {
    await signIn("/account/security");
    await see("Where you are signed in");
    await fill("E-mail address", "ana@elsewhere.example");
    await press("Change the address");
    const dialog = tab.page.getByRole("dialog", { name: "Confirm that it is you" });
    await dialog.waitFor(patience);
    await isClean("step-up");
    await tab.page.keyboard.press("Escape");
    await dialog.waitFor({ ...patience, state: "detached" });
    expect(hub.accounts.mails).toEqual([]);
    await press("Change the address");
    await fill("Your password", "wrong");
    await press("Confirm");
    await see("The password is wrong.");
    await fill("Your password", password);
    await tab.page.keyboard.press("Enter");
    await see("is on its way to ana@elsewhere.example");
    expect(hub.accounts.mails).toEqual(["/users/me/email ana@elsewhere.example"]);
    expect(await dialog.count()).toBe(0);
  });

  it("ends sessions that one does not know, and changes name and password", async () => {
    await signIn("/account/security");
    await see("Safari on an iPhone");
    await tab.page.getByRole("button", { name: /^End the session of Safari on an iPhone/ }).click();
    await tab.page.getByText("Safari on an iPhone").waitFor({ ...patience, state: "detached" });
    await see("This session");
    await fill("Name", "Ana Lind");
    await press("Change the name");
    await see("Your name is changed.");
    await fill("Current password", password);
    await fill("New password", newPassword);
    await press("Change the password");
    await see("You are signed in here only.");
    expect(hub.accounts.password).toBe(newPassword);
    expect(hub.accounts.profile.displayName).toBe("Ana Lind");
  });
});
