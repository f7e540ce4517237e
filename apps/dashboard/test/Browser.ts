import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import type { BrowserContext, Page } from "playwright-core";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export interface Browser {
  readonly context: BrowserContext;
  readonly close: () => Promise<void>;
}

/** A headless Chromium with a profile of its own, which goes with it. */
export const openBrowser = async (program: string): Promise<Browser> => {
  const profile = await mkdtemp(join(tmpdir(), "atoll-chromium-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: program,
    headless: true,
    args: flags,
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    timezoneId: "UTC",
    reducedMotion: "reduce",
  });
  return {
    context,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
};

/** A tab, and every complaint of the browser about it: errors of scripts, and what the policy forbade. */
export interface Tab {
  readonly page: Page;
  readonly complaints: ReadonlyArray<string>;
}

/** Chromium writes a line for each answer from 400 on; the tests that cause such an answer look at the page. */
const answeredByHub =
  /^Failed to load resource: the server responded with a status of (400|401|403|404|409|410|412|429|503)/;

export const openTab = async ({ context }: Browser): Promise<Tab> => {
  const page = await context.newPage();
  const complaints: Array<string> = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    const bad = message.type() === "error" || message.type() === "warning";
    if (bad && !answeredByHub.test(message.text())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  return { page, complaints };
};
