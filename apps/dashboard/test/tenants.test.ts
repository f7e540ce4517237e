import { describeWith } from "@atoll/testing/vitest/describeWith";
import { chromium } from "@atoll/testing/vitest/Requirement";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { axeFindings, overflow } from "./audit.ts";
import { openBrowser, openTab } from "./Browser.ts";
import type { Browser, Tab } from "./Browser.ts";
import { buildPage } from "./builtPage.ts";
import { FakeHub, password } from "./fakehub/FakeHub.ts";
import { session } from "./fakehub/story.ts";
import { ben, otherTenant, tokens } from "./fakehub/tenantStory.ts";
import { takePicture } from "./pictures.ts";

const patience = { timeout: 10_000 };

describeWith(chromium, "the pages of an organisation in a browser", (program) => {
  let hub: FakeHub;
  let browser: Browser;
  let tab: Tab;

  beforeAll(async () => {
    hub = new FakeHub(await buildPage());
    await hub.listen();
    browser = await openBrowser(program);
    await browser.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  });
  afterAll(async () => {
    await browser.close();
    await hub.close();
  });
  beforeEach(async () => {
    hub.reset();
    hub.session = { ...session, role: "owner" };
    await browser.context.clearCookies();
    tab = await openTab(browser);
  });
  afterEach(async () => {
    expect(tab.complaints).toEqual([]);
    await tab.page.evaluate(() => localStorage.clear());
    await tab.page.close();
  });

  const fill = (label: string, text: string) =>
    tab.page.getByRole("textbox", { name: label, exact: true }).fill(text);
  const press = (name: string | RegExp) => tab.page.getByRole("button", { name }).first().click();
  const choose = (label: string, option: string) =>
    tab.page.getByRole("combobox", { name: label }).selectOption({ label: option });
  const see = (text: string | RegExp) => tab.page.getByText(text).first().waitFor(patience);

  const signIn = async (path: string) => {
    if (path !== "") await tab.page.goto(hub.origin + path);
    await fill("E-mail address", session.user.email);
    await fill("Password", password);
    await tab.page.keyboard.press("Enter");
  };

  /** In light colours by every rule, in dark ones by contrast, and at two widths nothing sticks out. */
  const isClean = async (name: string) => {
    const { page } = tab;
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await axeFindings(page, "color-contrast")).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
    for (const width of [1_280, 400]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflow(page)).toEqual([]);
      await takePicture(page, `${name}-${width}`);
    }
  };

  it("changes a member's role, and removes a member after asking", async () => {
    await signIn("/tenant");
    await see(ben.email);
    await isClean("members");
    await choose(`Role of ${ben.displayName}`, "Viewer");
    await press(`Change the role of ${ben.displayName} to Viewer`);
    await tab.page
      .getByRole("button", { name: /^Change the role/ })
      .waitFor({ ...patience, state: "detached" });
    expect(hub.tenants.members.find(({ userId }) => userId === ben.userId)?.role).toBe("viewer");
    const remove = tab.page.getByRole("button", { name: `Remove ${ben.displayName}` });
    await remove.focus();
    await tab.page.keyboard.press("Enter");
    await tab.page.getByRole("dialog", { name: `Remove ${ben.displayName}?` }).waitFor(patience);
    await isClean("members-remove");
    await tab.page.keyboard.press("Escape");
    await tab.page.getByRole("dialog").waitFor({ ...patience, state: "detached" });
    expect(await remove.evaluate((button) => button === document.activeElement)).toBe(true);
    await tab.page.keyboard.press("Enter");
    await tab.page.keyboard.press("Tab");
    await tab.page.keyboard.press("Enter");
    await tab.page
      .getByRole("button", { name: `Remove ${ben.displayName}` })
      .waitFor({ ...patience, state: "detached" });
    expect(hub.tenants.members).toHaveLength(2);
  });

  it("hands the organisation over to a member, after a password, and does not leave the last owner out", async () => {
    await signIn("/tenant/members");
    await press("Leave the organisation");
    await tab.page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
    await see("The last owner stays: name another one first.");
    await choose("New owner", `${ben.displayName}, ${ben.email}`);
    const handOver = tab.page.getByRole("button", { name: "Hand the organisation over" });
    await handOver.focus();
    await tab.page.keyboard.press("Enter");
    await tab.page.getByRole("dialog").waitFor(patience);
    await tab.page.keyboard.press("Escape");
    await tab.page.getByRole("dialog").waitFor({ ...patience, state: "detached" });
    expect(await handOver.evaluate((button) => button === document.activeElement)).toBe(true);
    await tab.page.keyboard.press("Enter");
    await tab.page.getByRole("dialog").getByRole("button", { name: "Hand over" }).click();
    await fill("Your password", password);
    await tab.page.keyboard.press("Enter");
    await see("Your role here: Administrator");
    expect(hub.tenants.members.map(({ role }) => role)).toEqual(["admin", "owner", "admin"]);
    expect(await tab.page.getByRole("button", { name: "Hand the organisation over" }).count()).toBe(0);
  });

  it("says that a list was not read, asks for it again, and that what one may do is not known", async () => {
    const { page } = tab;
    const down = { status: 503, json: { title: "The hub is not ready, try again shortly", status: 503 } };
    const both = /\/api\/.*\/(members|permissions)\b/;
    await page.route(both, (route) => route.fulfill(down));
    await signIn("/tenant/members");
    await see("The list cannot be shown now");
    await see("What you may do here is not known now");
    await page.unroute(both);
    const again = page.getByRole("button", { name: "Try again" });
    await again.first().click();
    await again.nth(1).waitFor({ ...patience, state: "detached" });
    await again.click();
    await see(ben.email);
    await tab.page.getByRole("button", { name: `Remove ${ben.displayName}` }).waitFor(patience);
  });

  it("offers a viewer nothing but to leave", async () => {
    hub.session = { ...session, role: "viewer" };
    await signIn("/tenant/members");
    await see(ben.email);
    expect(await tab.page.getByRole("main").getByRole("button").allTextContents()).toEqual([
      "Leave the organisation",
    ]);
    const places = tab.page.getByRole("navigation", { name: "Organisation" }).getByRole("link");
    expect(await places.allTextContents()).toEqual(["Members", "Settings"]);
    await press("Leave the organisation");
    await tab.page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
    await see("Sign in to Atoll");
  });

  it("invites by mail and by a link that is shown once, and revokes", async () => {
    await signIn("/tenant/members");
    await tab.page.getByRole("link", { name: "Invitations" }).click();
    await see("3 of 20 people joined");
    await fill("E-mail address", "hana@lagoon.example");
    await tab.page.getByLabel("Role", { exact: true }).selectOption("steward");
    await press("Send the invitation");
    await see("hana@lagoon.example can join as Steward.");
    await press("Make a link");
    await press("Copy: The new link");
    await see("Copied.");
    const link = `${hub.origin}/invitation#token=${tokens.open}`;
    expect(await tab.page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    await isClean("invitations");
    await press("Make a link");
    await tab.page.getByText("Copied.").waitFor({ ...patience, state: "detached" });
    await press("Revoke: dora@lagoon.example");
    await tab.page.getByRole("dialog").getByRole("button", { name: "Revoke it" }).click();
    await expect
      .poll(() => hub.tenants.invitations.find(({ email }) => email === "dora@lagoon.example")?.revokedAt)
      .not.toBeNull();
    await press("Send again: hana@lagoon.example");
    await see("Sent, with a new link.");
  });

  it("keeps an invitation over signing in, and goes where one has joined", async () => {
    await tab.page.goto(`${hub.origin}/invitation#token=${tokens.bound}`);
    await see(`Join ${otherTenant.name}`);
    await see(/Grace Obi invites you as Steward/);
    await isClean("invitation");
    await tab.page.getByRole("link", { name: "Create an account" }).click();
    await see(`With it you belong to ${otherTenant.name} as Steward.`);
    await isClean("register-invited");
    await fill("Your name", "Hana Ito");
    await fill("E-mail address", "hana@lagoon.example");
    await fill("Password", "five words that nobody guesses");
    await tab.page.keyboard.press("Enter");
    await see(`You belong to ${otherTenant.name}, unless hana@lagoon.example had an account before.`);
    await tab.page.goto("about:blank");
    await tab.page.goto(`${hub.origin}/invitation#token=${tokens.bound}`);
    await tab.page.getByRole("link", { name: "Sign in", exact: true }).click();
    await signIn("");
    await see(`You are signed in as ${session.user.displayName}`);
    await press("Accept");
    await press(`Go to ${otherTenant.name}`);
    await tab.page.getByRole("heading", { name: "Analyses", exact: true }).waitFor(patience);
    await tab.page.getByRole("button", { name: otherTenant.name }).waitFor(patience);
    expect(hub.asked.filter((path) => path.includes(tokens.bound))).toEqual([]);
  });

  it("says when an invitation is over, or was sent to another address", async () => {
    await tab.page.goto(`${hub.origin}/invitation#token=${tokens.over}`);
    await see("This invitation is over");
    await tab.page.goto("about:blank");
    await tab.page.goto(`${hub.origin}/invitation`);
    await see("The link is not complete");
    await tab.page.goto("about:blank");
    await tab.page.goto(`${hub.origin}/invitation#token=${tokens.elsewhere}`);
    await tab.page.getByRole("link", { name: "Sign in" }).click();
    await signIn("");
    await press("Accept");
    await see("This invitation was sent to another address");
    await press("Use another account");
    await see("Sign in to Atoll");
  });

  it("goes to another organisation, and founds one", async () => {
    await signIn("/analyses");
    await press(session.tenant.name);
    await tab.page.getByRole("menuitem", { name: /Reef University Hospital/ }).waitFor(patience);
    await isClean("tenant-menu");
    await tab.page.getByRole("menuitem", { name: "Found an organisation" }).click();
    await fill("Name", otherTenant.name);
    await isClean("tenant-new");
    const down = { status: 503, json: { title: "The hub is not ready, try again shortly", status: 503 } };
    await tab.page.route("**/switch-tenant", (route) => route.fulfill(down), { times: 1 });
    await press("Found the organisation");
    await see(`${otherTenant.name} is founded, and you are not in it yet`);
    expect(await tab.page.getByRole("button", { name: "Found the organisation" }).count()).toBe(0);
    await press(`Go to ${otherTenant.name}`);
    await tab.page.getByRole("heading", { name: "Analyses", exact: true }).waitFor(patience);
    await press(otherTenant.name);
    await tab.page.getByRole("menuitem", { name: /Lagoon Institute/ }).click();
    await tab.page.getByRole("button", { name: session.tenant.name }).waitFor(patience);
    await see("No analyses yet");
  });
});
