import { makeWebClient } from "@atoll/client/web/WebClient";
import type { WebClient } from "@atoll/client/web/WebClient";
import { describeWith } from "@atoll/testing/vitest/describeWith";
import { chromium } from "@atoll/testing/vitest/Requirement";
import { NodeServices } from "@effect/platform-node";
import { expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { axeFindings, overflow } from "./audit.ts";
import { openBrowser, openTab } from "./Browser.ts";
import type { Tab } from "./Browser.ts";
import { buildPage } from "./builtPage.ts";
import { draftLike, signedInProgram, startDemoHub } from "./demoHub.ts";
import type { DemoHub } from "./demoHub.ts";
import { takePicture } from "./pictures.ts";

const patience = { timeout: 20_000 };

const signIn = async ({ page }: Tab, { url, email, password }: DemoHub) => {
  await page.goto(url);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Analyses" }).waitFor(patience);
};

/** Opens the analysis that the demo completed; its id. */
const readTheResult = async ({ page }: Tab): Promise<string> => {
  await page.getByRole("link", { name: /Sex of penguins/ }).click();
  await page.getByText("The analysis is now: Completed").waitFor(patience);
  const table = page.getByRole("table", { name: /Coefficients/ });
  await table.waitFor(patience);
  expect(await table.getByRole("row").count()).toBe(5);
  expect(await table.getByRole("row", { name: /Beak Length/ }).textContent()).toContain("0.14589");
  expect(await page.locator("[data-fit=federated]").count()).toBe(4);
  expect(await page.locator("[data-fit=pooled]").count()).toBe(4);
  await page.getByRole("img", { name: /3 sites around one lagoon: .* sealed messages/ }).waitFor(patience);
  for (const width of [400, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await overflow(page)).toEqual([]);
    await takePicture(page, `hub-${width}`);
  }
  expect(await axeFindings(page)).toEqual([]);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
};

/** Follows a second analysis, which one site leaves undecided, from draft to its cancellation. */
const followAnother = async ({ page }: Tab, program: WebClient, like: string): Promise<void> => {
  const analysisId = await draftLike(program, like);
  await page.getByRole("link", { name: "← All analyses" }).click();
  await page.getByRole("link", { name: /The same once more/ }).click();
  await page.getByText("The analysis is now: Draft").waitFor(patience);
  await page.evaluate(() => Reflect.set(window, "loadedOnce", true));
  const params = { params: { path: { analysisId } } };
  await program.POST("/api/v1/analyses/{analysisId}/lock", params);
  await page.getByText("The analysis is now: Locked").waitFor(patience);
  await program.POST("/api/v1/analyses/{analysisId}/submit", params);
  await page.getByText("The analysis is now: Waiting for consent").waitFor(patience);
  const biscoe = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Biscoe" }) });
  await biscoe.getByText("Consented").waitFor(patience);
  await program.POST("/api/v1/analyses/{analysisId}/cancel", params);
  await page.getByText("The analysis is now: Cancelled").waitFor(patience);
  expect(await page.evaluate(() => Reflect.get(window, "loadedOnce"))).toBe(true);
};

const ben = {
  email: "ben@lagoon.example",
  password: "five words that nobody guesses",
  displayName: "Ben Achterberg",
  tenantName: "Reef University Hospital",
};

/** Somebody with an account joins as a viewer, by a link that the analyst makes in the page, and sees the analyses. */
const letSomebodyJoin = async ({ page }: Tab, { url }: DemoHub): Promise<void> => {
  await makeWebClient({ baseUrl: url }).POST("/api/v1/auth/register", { body: ben });
  await page.getByRole("link", { name: "Organisation" }).click();
  await page.getByRole("link", { name: "Invitations" }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByRole("textbox", { name: "The new link" }).inputValue(patience);
  await page.goto("about:blank");
  await page.goto(link);
  await page.getByText("invites you as Viewer").waitFor(patience);
  await page.getByRole("button", { name: "Use another account" }).click();
  await page.getByLabel("E-mail address").fill(ben.email);
  await page.getByRole("textbox", { name: "Password" }).fill(ben.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: "Accept" }).click();
  await page.getByRole("button", { name: /^Go to / }).click();
  await page.getByRole("link", { name: /Sex of penguins/ }).waitFor(patience);
  await page.getByRole("link", { name: "Organisation" }).click();
  await page.getByText("Your role here: Viewer").waitFor(patience);
  await page.getByText(ben.email).waitFor(patience);
  expect(await page.getByRole("combobox").count()).toBe(0);
};

/** What the demo did is in the audit trail, which is whole. */
const verifyTheTrail = async ({ page }: Tab): Promise<void> => {
  await page.getByRole("link", { name: "Organisation" }).click();
  await page.getByRole("link", { name: "Audit" }).click();
  const entries = page.getByRole("list", { name: "Entries" }).getByRole("listitem");
  await entries.first().waitFor(patience);
  await page.getByLabel("What was done").fill("projects.create");
  await page.keyboard.press("Enter");
  await entries.getByText("projects.create").first().waitFor(patience);
  await page.getByRole("button", { name: "Verify the trail" }).click();
  await page.getByText("The trail is whole").waitFor(patience);
};

const signOut = async ({ page }: Tab, { url }: DemoHub): Promise<void> => {
  await page.getByRole("button", { name: /^analyst|^Ana|^Ben/i }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("heading", { name: "Sign in to Atoll" }).waitFor(patience);
  await page.goto(`${url}/analyses`);
  await page.getByRole("heading", { name: "Sign in to Atoll" }).waitFor(patience);
};

/** The reference of the interface renders, under the policy that the hub sends with it. */
const readTheDocuments = async ({ page }: Tab, { url }: DemoHub): Promise<void> => {
  await page.goto(`${url}/docs`);
  await page.getByRole("heading", { name: "Atoll", exact: true }).waitFor(patience);
  await page.getByText("Register a user and found its organisation").first().waitFor(patience);
};

describeWith(chromium, "the page on a real hub", (program) => {
  it.live(
    "shows the demo's result, follows an analysis live, lets somebody join, verifies the trail, and lets people out",
    () =>
      Effect.gen(function* () {
        const hub = yield* startDemoHub(yield* Effect.promise(buildPage));
        const browser = yield* Effect.acquireRelease(
          Effect.promise(() => openBrowser(program)),
          ({ close }) => Effect.promise(close),
        );
        yield* Effect.promise(async () => {
          const tab = await openTab(browser);
          await signIn(tab, hub);
          const first = await readTheResult(tab);
          await followAnother(tab, await signedInProgram(hub), first);
          await letSomebodyJoin(tab, hub);
          await signOut(tab, hub);
          await signIn(tab, hub);
          await verifyTheTrail(tab);
          await signOut(tab, hub);
          await readTheDocuments(tab, hub);
          expect(tab.complaints).toEqual([]);
        });
      }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
    300_000,
  );
});
