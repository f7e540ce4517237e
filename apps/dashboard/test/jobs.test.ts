import { describeWith } from "@atoll/testing/vitest/describeWith";
import { chromium } from "@atoll/testing/vitest/Requirement";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { axeFindings, overflow } from "./audit.ts";
import { openBrowser, openTab } from "./Browser.ts";
import type { Browser, Tab } from "./Browser.ts";
import { buildPage } from "./builtPage.ts";
import { FakeHub, password } from "./fakehub/FakeHub.ts";
import { job, letter } from "./fakehub/jobStory.ts";
import { session } from "./fakehub/story.ts";

const patience = { timeout: 10_000 };

describeWith(chromium, "the page of jobs in a browser", (program) => {
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
    await browser.context.clearCookies();
    tab = await openTab(browser);
  });
  afterEach(async () => {
    expect(tab.complaints).toEqual([]);
    await tab.page.close();
  });

  const signIn = async (path: string) => {
    const { page } = tab;
    await page.goto(hub.origin + path);
    await page.getByLabel("E-mail address").fill("ana@lagoon.example");
    await page.getByRole("textbox", { name: "Password" }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("button", { name: "Ana Lindqvist" }).waitFor(patience);
  };

  const isClean = async () => {
    for (const width of [1_200, 360]) {
      await tab.page.setViewportSize({ width, height: 800 });
      expect(await overflow(tab.page)).toEqual([]);
      expect(await axeFindings(tab.page)).toEqual([]);
    }
  };

  it("follows a job to its end without a reload", async () => {
    const running = job(1);
    hub.jobs.jobs.set(running.id, running);
    await signIn("/jobs");
    const { page } = tab;
    await page.getByRole("link", { name: /echo\/1/ }).click();
    await page.getByText("Step 1 of 5").waitFor(patience);
    await page.getByText("Live", { exact: true }).waitFor(patience);
    hub.jobs.change(running.id, { progress: 60, progressNote: "Step 3 of 5" });
    await page.getByText("Step 3 of 5").waitFor(patience);
    expect(await page.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("60");
    await isClean();
    const finishedAt = "2026-11-21T09:30:05.000Z";
    hub.jobs.change(running.id, { state: "completed", progress: 100, result: { text: "Hello" }, finishedAt });
    await page.getByText("The job is now: Completed").waitFor(patience);
    await page.getByText('"text": "Hello"').waitFor(patience);
    expect(hub.asked.filter((path) => path.endsWith("/events"))).toHaveLength(1);
  });

  it("cancels a job", async () => {
    const running = job(1);
    hub.jobs.jobs.set(running.id, running);
    await signIn(`/jobs/${running.id}`);
    const cancel = tab.page.getByRole("button", { name: "Cancel the job" });
    const dialog = tab.page.getByRole("dialog", { name: "Cancel this job?" });
    await cancel.click();
    await dialog.getByRole("button", { name: "Let it go on" }).click();
    await dialog.waitFor({ ...patience, state: "detached" });
    expect(hub.jobs.jobs.get(running.id)?.state).toBe("running");
    await cancel.click();
    await dialog.getByRole("button", { name: "Cancel the job" }).click();
    await tab.page.getByText("The job is now: Cancelled").waitFor(patience);
    expect(await cancel.count()).toBe(0);
  });

  it("shows dead letters, and lets those who may try again or discard", async () => {
    const dead = [job(1, { state: "failed", failure: "It broke." }), job(2, { state: "failed" })];
    for (const each of dead) {
      hub.jobs.jobs.set(each.id, each);
      hub.jobs.letters.set(each.id, letter(each));
    }
    hub.session = { ...session, role: "admin" };
    await signIn("/jobs");
    const { page } = tab;
    await page.getByRole("heading", { name: "Dead letters" }).waitFor(patience);
    await isClean();
    await page
      .getByRole("button", { name: /^Try again: echo\/1/ })
      .first()
      .click();
    await page.getByText("Waiting", { exact: true }).waitFor(patience);
    await page.getByRole("button", { name: /^Discard: echo\/1/ }).click();
    const dialog = page.getByRole("dialog", { name: "Discard echo/1?" });
    await dialog.getByText("never tried again").waitFor(patience);
    expect(hub.jobs.letters.size).toBe(1);
    await dialog.getByRole("button", { name: "Discard it" }).click();
    await page.getByRole("heading", { name: "Dead letters" }).waitFor({ ...patience, state: "detached" });
    expect(hub.jobs.letters.size).toBe(0);
  });

  it("shows dead letters without buttons to others", async () => {
    const dead = job(1, { state: "failed" });
    hub.jobs.jobs.set(dead.id, dead);
    hub.jobs.letters.set(dead.id, letter(dead));
    await signIn("/jobs");
    await tab.page.getByText("The mail server said no.").waitFor(patience);
    await expect.poll(() => hub.asked.some((path) => path.endsWith("/permissions"))).toBe(true);
    expect(await tab.page.getByRole("button", { name: /echo/ }).count()).toBe(0);
  });
});
