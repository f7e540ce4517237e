import { describeWith } from "@atoll/testing/vitest/describeWith";
import { chromium } from "@atoll/testing/vitest/Requirement";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { axeFindings, overflow } from "./audit.ts";
import { openBrowser, openTab } from "./Browser.ts";
import type { Browser, Tab } from "./Browser.ts";
import { buildPage } from "./builtPage.ts";
import { FakeHub, password } from "./fakehub/FakeHub.ts";
import { chainHash, provider } from "./fakehub/settingsStory.ts";
import { session } from "./fakehub/story.ts";
import { ben } from "./fakehub/tenantStory.ts";
import { takePicture } from "./pictures.ts";

const patience = { timeout: 10_000 };

describeWith(chromium, "how an organisation is run, in a browser", (program) => {
  let hub: FakeHub;
  let browser: Browser;
  let tab: Tab;

  beforeAll(async () => {
    hub = new FakeHub(await buildPage());
    await hub.listen();
    browser = await openBrowser(program);
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
    await tab.page.close();
  });

  const box = (label: string) => tab.page.getByRole("textbox", { name: label, exact: true });
  const press = (name: string | RegExp) => tab.page.getByRole("button", { name }).first().click();
  const agree = (name: string) => tab.page.getByRole("dialog").getByRole("button", { name }).click();
  const see = (text: string | RegExp) => tab.page.getByText(text).first().waitFor(patience);

  const signIn = async (path: string) => {
    await tab.page.goto(hub.origin + path);
    await box("E-mail address").fill(session.user.email);
    await box("Password").fill(password);
    await tab.page.keyboard.press("Enter");
  };

  const confirm = async () => {
    await box("Your password").fill(password);
    await tab.page.keyboard.press("Enter");
    await tab.page.getByRole("dialog").waitFor({ ...patience, state: "detached" });
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

  it("shows who changed what, by whom, what and when, page after page", async () => {
    await signIn("/audit");
    const entries = tab.page.getByRole("list", { name: "Entries" }).getByRole("listitem");
    await see("jobs.discard");
    expect(await entries.count()).toBe(3);
    await press("Older entries");
    await entries.nth(4).waitFor(patience);
    const change = entries.filter({ hasText: "tenants.change" });
    expect(await change.textContent()).toMatch(/was: Lagoon\+is: Lagoon Institute/);
    await tab.page.getByRole("link", { name: ben.displayName }).click();
    await entries.nth(1).waitFor({ ...patience, state: "detached" });
    expect(new URL(tab.page.url()).searchParams.get("actorId")).toBe(ben.userId);
    expect(await tab.page.getByLabel("By whom").inputValue()).toBe(ben.userId);
    await press("Show everything");
    await box("What was done").fill("tenants.change");
    await tab.page.getByLabel("From").fill("2026-11-20T08:00");
    await tab.page.keyboard.press("Enter");
    await see("Lagoon Institute");
    await entries.nth(1).waitFor({ ...patience, state: "detached" });
    expect(hub.asked.at(-1)).toContain("from=2026-11-20T08%3A00%3A00.000Z");
  });

  it("verifies the trail to its end, and says where it is broken", async () => {
    const { page } = tab;
    let answerMembers = () => {};
    const held = new Promise<void>((resolve) => {
      answerMembers = resolve;
    });
    await page.route(/\/members\?/, async (route) => {
      await held;
      await route.continue();
    });
    await signIn("/audit");
    await box("What was done").fill("tenants.change");
    answerMembers();
    await page
      .getByRole("option", { name: new RegExp(ben.displayName) })
      .waitFor({ ...patience, state: "attached" });
    expect(await box("What was done").inputValue()).toBe("tenants.change");
    await press("Verify the trail");
    await see("10,250 entries of 1 Nov 2026, 08:00:00 UTC to 21 Nov 2026, 10:00:00 UTC");
    await see(chainHash);
    await isClean("audit");
    hub.settings.broken = { sequence: 10_200, reason: "altered" };
    await press("Verify the trail");
    await see("The trail is broken at entry 10,200");
    await see(/It is not what was written: it was changed\./);
  });

  it("adds a login provider, shows its redirect address, and disables one after asking", async () => {
    await signIn("/tenant/sign-in");
    await see(provider.name);
    await isClean("providers");
    await box("Name on the button").fill("Reef sign-on");
    await box("Issuer").fill("https://sso.reef.example");
    await box("Client id").fill("atoll");
    await box("Client secret").fill("from the provider");
    await box("Domains").fill("Reef.example, staff.reef.example");
    await box("Audience of access tokens").fill("https://atoll.reef.example");
    await press("Add the provider");
    await confirm();
    await see("Reef sign-on is added, and not used yet");
    expect(hub.settings.providers[0]).toMatchObject({
      allowedDomains: ["reef.example", "staff.reef.example"],
      acceptsTokensFor: "https://atoll.reef.example",
      enabled: false,
    });
    expect(await box("Redirect address of Reef sign-on").inputValue()).toBe(
      `${hub.origin}/sign-in/callback/new`,
    );
    await press("Test Reef sign-on");
    await see("It does not answer.");
    await press(`Disable ${provider.name}`);
    await agree("Disable");
    await tab.page.getByRole("button", { name: `Enable ${provider.name}` }).waitFor(patience);
    await press("Remove Reef sign-on");
    await agree("Remove");
    await tab.page
      .getByRole("button", { name: "Remove Reef sign-on" })
      .waitFor({ ...patience, state: "detached" });
    expect(hub.settings.providers.map(({ enabled }) => enabled)).toEqual([false]);
  });

  it("makes a role of what one may do, changes it, and says that somebody has it", async () => {
    await signIn("/tenant/roles");
    await see("See projects in their projects, See analyses on what they made.");
    await tab.page.getByRole("button", { name: "New role" }).press("Enter");
    await tab.page.getByRole("checkbox", { name: "See projects" }).waitFor(patience);
    await tab.page.keyboard.type("Reader");
    expect(await box("Name").inputValue()).toBe("Reader");
    await tab.page.getByRole("checkbox", { name: "See projects" }).check();
    await tab.page.getByLabel("See projects: how far").selectOption("own");
    await isClean("roles");
    await press("Create the role");
    await confirm();
    await see("See projects on what they made.");
    expect(hub.settings.roles[0]).toMatchObject({
      name: "Reader",
      rights: [{ permission: "projects:read", scope: "own" }],
    });
    await press("Change Reader");
    await box("Name").fill("Readers");
    await press("Save the role");
    await press("Delete Readers");
    hub.settings.isRoleInUse = true;
    await agree("Delete");
    await see("Somebody has this role.");
  });

  it("saves settings of the revision that was read, archives and restores", async () => {
    await signIn("/tenant/settings");
    await tab.page.getByRole("checkbox", { name: "Everybody needs a second factor" }).check();
    await tab.page.getByLabel("Minutes until an idle session ends").fill("30");
    await isClean("settings");
    await box("Name").fill("Lagoon Institute of Birds");
    await press("Save");
    await see("The settings are saved.");
    const save = tab.page.getByRole("button", { name: "Save", exact: true });
    expect(await save.evaluate((button) => button === document.activeElement)).toBe(true);
    await expect
      .poll(() => hub.tenants.tenant.settings)
      .toEqual({ mfaRequired: true, sessionIdleSeconds: 1_800, sessionAbsoluteSeconds: null });
    hub.tenants.tenant = { ...hub.tenants.tenant, revision: 9, name: "Lagoon Institute of Penguins" };
    await press("Save");
    await see("Somebody else changed the settings meanwhile");
    await press("Show what counts now");
    await tab.page.getByRole("heading", { name: "Lagoon Institute of Penguins" }).waitFor(patience);
    await press("Archive the organisation");
    await agree("Archive");
    await confirm();
    await see("The organisation is archived");
    await press("Restore the organisation");
    await tab.page.getByRole("button", { name: "Archive the organisation" }).waitFor(patience);
  });
});
