import { describeWith } from "@atoll/testing/vitest/describeWith";
import { chromium } from "@atoll/testing/vitest/Requirement";
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import type { Tab } from "../Browser.ts";
import { takePicture } from "../pictures.ts";
import { AccountPages } from "./AccountPages.ts";
import { apiKeyTests } from "./apiKeys.ts";
import { endingTests } from "./endings.ts";
import { mailTests } from "./mails.ts";
import { peopleTests } from "./people.ts";
import { providerTests } from "./providers.ts";
import { secondFactorTests } from "./secondFactors.ts";
import { openStage } from "./Stage.ts";
import type { Stage } from "./Stage.ts";

// Whole ways of a person, from page to page: seconds on a machine that does nothing else.
vi.setConfig({ testTimeout: 90_000 });

describeWith(chromium, "the pages of accounts in a browser", (program) => {
  let stage: Stage;
  let tab: Tab;

  beforeAll(async () => {
    stage = await openStage(program);
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(async () => {
    tab = await stage.openTab();
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await takePicture(tab.page, `stopped-${task.id}`);
    expect(tab.complaints).toEqual([]);
    await tab.page.close();
  });

  const onHub = () => ({ hub: stage.hub, pages: new AccountPages(tab, stage.hub.url) });
  secondFactorTests(onHub);
  apiKeyTests(onHub);
  providerTests(onHub);
  endingTests(onHub);
  const onFakeHub = () => ({ hub: stage.fakeHub, pages: new AccountPages(tab, stage.fakeHub.origin) });
  mailTests(onFakeHub);
  peopleTests(onFakeHub);
});
