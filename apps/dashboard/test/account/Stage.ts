import { buildPage } from "../builtPage.ts";
import { openBrowser, openTab } from "../Browser.ts";
import type { Tab } from "../Browser.ts";
import { FakeHub } from "../fakehub/FakeHub.ts";
import { startHub } from "./RealHub.ts";
import type { RealHub } from "./RealHub.ts";

/** What the tests of account pages share: two hubs, one browser, and a tab for each test. */
export interface Stage {
  readonly hub: RealHub;
  readonly fakeHub: FakeHub;
  readonly openTab: () => Promise<Tab>;
  readonly close: () => Promise<void>;
}

export const openStage = async (program: string): Promise<Stage> => {
  const dist = await buildPage();
  const hub = await startHub(dist);
  const fakeHub = new FakeHub(dist);
  await fakeHub.listen();
  const browser = await openBrowser(program);
  return {
    hub,
    fakeHub,
    openTab: async () => {
      fakeHub.reset();
      await browser.context.clearCookies();
      return openTab(browser);
    },
    close: async () => {
      await browser.close();
      await fakeHub.close();
      await hub.close();
    },
  };
};
