import { describeWith } from "@atoll/testing/vitest/describeWith";
import { chromium } from "@atoll/testing/vitest/Requirement";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { axeFindings, overflow } from "./audit.ts";
import { openBrowser, openTab } from "./Browser.ts";
import type { Browser, Tab } from "./Browser.ts";
import { buildPage } from "./builtPage.ts";
import { FakeHub, password } from "./fakehub/FakeHub.ts";
import { fit } from "./fakehub/fits.ts";
import * as story from "./fakehub/story.ts";
import { takePicture } from "./pictures.ts";

const patience = { timeout: 10_000 };

describeWith(chromium, "the page in a browser", (program) => {
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

  const signIn = async (path = "/") => {
    const { page } = tab;
    await page.goto(hub.origin + path);
    await page.getByLabel("E-mail address").fill("ana@lagoon.example");
    await page.getByRole("textbox", { name: "Password" }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("button", { name: "Ana Lindqvist" }).waitFor(patience);
  };

  const state = () => tab.page.locator("output").textContent();

  describe("signing in", () => {
    it("says what is wrong with the password in a sentence, and stays", async () => {
      const { page } = tab;
      await page.goto(`${hub.origin}/analyses`);
      await page.getByLabel("E-mail address").fill("ana@lagoon.example");
      await page.getByRole("textbox", { name: "Password" }).fill("wrong");
      await page.keyboard.press("Enter");
      await page.getByText("E-mail address or password is wrong.").waitFor(patience);
      expect(new URL(page.url()).pathname).toBe("/login");
    });

    it("leads to the page that was asked for, and out again", async () => {
      const activity = story.consenting(1);
      hub.add(activity);
      await signIn(`/analyses/${activity.analysis.id}`);
      const { page } = tab;
      await page.getByRole("heading", { level: 1, name: activity.analysis.name }).waitFor(patience);
      await page.getByRole("button", { name: "Ana Lindqvist" }).click();
      await page.getByRole("menuitem", { name: "Sign out" }).click();
      await page.getByRole("heading", { name: "Sign in to Atoll" }).waitFor(patience);
      await page.goto(`${hub.origin}/analyses`);
      await page.getByRole("heading", { name: "Sign in to Atoll" }).waitFor(patience);
    });

    it("never leads to another site", async () => {
      await signIn("/login?next=//elsewhere.example/");
      expect(new URL(tab.page.url()).origin).toBe(hub.origin);
    });

    it("asks again when the session ended meanwhile", async () => {
      const activity = story.consenting(1);
      hub.add(activity);
      await signIn(`/analyses/${activity.analysis.id}`);
      await tab.page.getByRole("heading", { level: 1, name: activity.analysis.name }).waitFor(patience);
      hub.endSessions();
      await tab.page.getByRole("heading", { name: "Sign in to Atoll" }).waitFor(patience);
    });
  });

  describe("the list", () => {
    it("shows the newest first and loads more", async () => {
      for (let place = 0; place < 5; place++) {
        hub.add({
          ...story.consenting(place),
          analysis: story.analysis(place, { name: `Analysis ${place}`, state: "completed" }),
        });
      }
      hub.pageSize = 3;
      await signIn();
      const names = tab.page.locator("main li strong");
      await names.first().waitFor(patience);
      expect(await names.allTextContents()).toEqual(["Analysis 4", "Analysis 3", "Analysis 2"]);
      await tab.page.getByRole("button", { name: "More analyses" }).click();
      await tab.page.getByText("Analysis 0").waitFor(patience);
      expect(await names.count()).toBe(5);
      expect(await tab.page.getByRole("button", { name: "More analyses" }).count()).toBe(0);
    });

    it("is reached and opened by the keyboard alone", async () => {
      hub.add(story.consenting(1));
      await signIn();
      const { page } = tab;
      await page.getByRole("link", { name: /Sex of penguins/ }).waitFor(patience);
      await page.reload();
      await page.getByRole("link", { name: /Sex of penguins/ }).waitFor(patience);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 3, name: "Biscoe" }).waitFor(patience);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    });

    it("says that there is nothing yet", async () => {
      await signIn();
      await tab.page.getByRole("heading", { name: "No analyses yet" }).waitFor(patience);
    });
  });

  describe("an analysis", () => {
    it("is followed without a reload, from consent to result", async () => {
      const activity = story.consenting(1);
      const { id } = activity.analysis;
      hub.add(activity);
      await signIn(`/analyses/${id}`);
      const { page } = tab;
      const card = (site: string) => page.getByRole("listitem").filter({ hasText: site });
      await page.getByRole("heading", { level: 3, name: "Biscoe" }).waitFor(patience);
      expect(await state()).toBe("The analysis is now: Waiting for consent");
      const loads = () => hub.asked.filter((path) => !/^\/(?:api|assets)\//.test(path)).length;
      const loaded = loads();

      hub.change(id, (now) => story.consented(now, story.nodes.dream, "The policy allows this analyst."));
      await card("Dream").getByText("Consented").waitFor(patience);
      await card("Dream").getByText("The policy allows this analyst.").waitFor(patience);

      hub.change(id, (now) =>
        story.logged(story.running(story.allConsented(now), 3, 40), story.nodes.lagoon, "Round 3 of Newton"),
      );
      await page.getByText("The analysis is now: Running").waitFor(patience);
      expect(await page.getByRole("progressbar").first().getAttribute("aria-valuenow")).toBe("40");
      await page.getByRole("region", { name: "Log lines" }).getByText("Round 3 of Newton").waitFor(patience);
      await page.getByRole("img", { name: /18 sealed messages/ }).waitFor(patience);
      const flow = page.getByRole("row", { name: "Biscoe Lagoon 3 3.6 kB" });
      await flow.waitFor(patience);

      hub.results.set(id, JSON.stringify({ rows: 12 }));
      hub.change(id, (now) => ({ ...story.completed(now), files: [] }));
      await page.getByText("The analysis is now: Completed").waitFor(patience);
      await page.getByText('"rows": 12').waitFor(patience);
      expect(loads()).toBe(loaded); // nothing but the scripts and the styles of the result
      expect(await page.title()).toContain("Completed");
      // The revision that the page knew went with each question, and after the end no more were asked.
      expect(hub.asked.filter((path) => path.includes("wait=20")).length).toBeGreaterThanOrEqual(2);
    });

    it("says why it failed, and where it ended", async () => {
      const activity = story.running(story.allConsented(story.consenting(1)), 2, 30);
      hub.add(
        story.withState(activity, {
          state: "failed",
          failure: "Torgersen lost contact and the quorum of 3 sites cannot be reached.",
        }),
      );
      await signIn(`/analyses/${activity.analysis.id}`);
      await tab.page.getByText("Torgersen lost contact and the quorum").waitFor(patience);
      const step = tab.page.locator("[aria-current=step]");
      expect(await step.textContent()).toContain("Failed, ended here");
      expect(await tab.page.locator("[aria-current=step] ~ li").count()).toBe(2);
    });

    it("goes on when the hub comes back", async () => {
      const activity = story.consenting(1);
      hub.add(activity);
      await signIn(`/analyses/${activity.analysis.id}`);
      await tab.page.getByText("Live", { exact: true }).waitFor(patience);
      hub.down = true;
      hub.change(activity.analysis.id, (now) => now);
      await tab.page.getByText("This page is not up to date").waitFor(patience);
      await tab.page.getByText("Reconnecting").waitFor(patience);
      hub.down = false;
      hub.change(activity.analysis.id, (now) => story.running(story.allConsented(now), 1, 10));
      await tab.page.getByText("The analysis is now: Running").waitFor(patience);
      expect(await tab.page.getByText("This page is not up to date").count()).toBe(0);
    });

    it("is said to be missing", async () => {
      await signIn(`/analyses/${story.analysis(9).id}`);
      await tab.page.getByText("There is no such analysis.").waitFor(patience);
    });
  });

  describe("the result of a logistic regression", () => {
    const show = async (pooled: boolean) => {
      const activity = story.completed(story.consenting(1));
      hub.add(pooled ? activity : { ...activity, files: [] });
      hub.results.set(activity.analysis.id, JSON.stringify(fit(0)));
      hub.files.set(story.pooledFileId, JSON.stringify(fit(2e-9)));
      await signIn(`/analyses/${activity.analysis.id}`);
      await tab.page.getByRole("table", { name: /Coefficients/ }).waitFor(patience);
    };

    it("is a table and a plot of federated and pooled coefficients", async () => {
      await show(true);
      const { page } = tab;
      const row = page.getByRole("row", { name: /Beak Length/ });
      expect(await row.getByRole("cell").allTextContents()).toEqual([
        "0.145890.08077 to 0.2110",
        "0.145890.08077 to 0.2110",
        "2.0e−9",
        "< 0.001",
      ]);
      await page.getByText("differ by at most 2.0e−9").waitFor(patience);
      const plot = page.getByRole("img", { name: /Plot of 4 coefficients/ });
      expect(await plot.locator("[data-fit=federated]").count()).toBe(4);
      expect(await plot.locator("[data-fit=pooled]").count()).toBe(4);
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Download the result" }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/-result\.json$/);
    });

    it("stands alone where no pooled fit is known", async () => {
      await show(false);
      const plot = tab.page.getByRole("img", { name: /Plot of 4 coefficients/ });
      expect(await plot.locator("[data-fit=pooled]").count()).toBe(0);
      expect(await tab.page.getByRole("columnheader", { name: "Pooled" }).count()).toBe(0);
    });
  });

  describe.each(["light", "dark"] as const)("in %s colours", (scheme) => {
    /** By every rule in light colours; in dark ones by contrast, which alone hangs on them. */
    const look = async (name: string) => {
      const { page } = tab;
      expect(await (scheme === "light" ? axeFindings(page) : axeFindings(page, "color-contrast"))).toEqual(
        [],
      );
      for (const width of [400, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForTimeout(150);
        expect(await overflow(page)).toEqual([]);
        await takePicture(page, `${name}-${scheme}-${width}`);
      }
    };

    beforeEach(async () => {
      await tab.page.emulateMedia({ colorScheme: scheme });
      await tab.page.setViewportSize({ width: 1280, height: 900 });
    });

    it("the sign-in page is accessible and fits", async () => {
      await tab.page.goto(hub.origin);
      await tab.page.getByLabel("E-mail address").fill("ana@lagoon.example");
      await tab.page.getByRole("textbox", { name: "Password" }).fill("wrong");
      await tab.page.keyboard.press("Enter");
      await tab.page.getByText("E-mail address or password is wrong.").waitFor(patience);
      await look("login");
    });

    it("the list is accessible and fits", async () => {
      const states = [
        "completed",
        "failed",
        "cancelled",
        "expired",
        "consenting",
        "running",
        "draft",
      ] as const;
      for (const [place, of] of states.entries()) {
        const finishedAt = place < 4 ? "2026-11-21T09:30:12.000Z" : null;
        hub.add({ ...story.consenting(place), analysis: story.analysis(place, { state: of, finishedAt }) });
      }
      hub.pageSize = 6;
      await signIn();
      await tab.page.getByRole("button", { name: "More analyses" }).waitFor(patience);
      await look("list");
    });

    it("a running analysis is accessible and fits", async () => {
      const lines = [
        [null, "All sites consented; the bundle is built and signed"],
        [story.nodes.biscoe, "Fitting Sex = MALE by Body Mass (g), Beak Length (mm), Flipper Length (mm)"],
        [story.nodes.torgersen, "Slow disk: reading 117 rows took 2.4 s"],
        [story.nodes.lagoon, "Round 4: log-likelihood −175.3658"],
      ] as const;
      const activity = lines.reduce<ReturnType<typeof story.consenting>>(
        (all, [nodeId, message]) => story.logged(all, nodeId, message),
        story.running(story.allConsented(story.consenting(1)), 4, 60),
      );
      hub.add(activity);
      await signIn(`/analyses/${activity.analysis.id}`);
      await tab.page.getByRole("heading", { name: "Log" }).waitFor(patience);
      await look("running");
    });

    it("a completed analysis is accessible and fits", async () => {
      const activity = story.completed(story.consenting(1));
      hub.add(activity);
      hub.results.set(activity.analysis.id, JSON.stringify(fit(0)));
      hub.files.set(story.pooledFileId, JSON.stringify(fit(2e-9)));
      await signIn(`/analyses/${activity.analysis.id}`);
      await tab.page.locator("[data-fit=pooled]").first().waitFor(patience);
      await look("completed");
    });

    it("a failed analysis is accessible and fits", async () => {
      const activity = story.running(story.allConsented(story.consenting(1)), 2, 30);
      hub.add(
        story.withState(
          {
            ...activity,
            runs: activity.runs.map((run) => ({
              ...run,
              state: "failed",
              reason: "The analysis asked for the network, which the sandbox denies.",
            })),
          },
          { state: "failed", failure: "All sites failed; the first said why." },
        ),
      );
      await signIn(`/analyses/${activity.analysis.id}`);
      await tab.page.getByText("All sites failed").waitFor(patience);
      await look("failed");
    });
  });
});
