import { expect } from "vitest";
import { axeFindings, overflow } from "../audit.ts";
import type { Tab } from "../Browser.ts";
import { takePicture } from "../pictures.ts";
import { password } from "./RealHub.ts";

const patience = { timeout: 10_000 };

/** What a person does with a page, by the words that it sees. */
export class AccountPages {
  readonly tab: Tab;
  readonly origin: string;

  constructor(tab: Tab, origin: string) {
    this.tab = tab;
    this.origin = origin;
  }

  go(path: string) {
    return this.tab.page.goto(this.origin + path);
  }

  field(label: string) {
    return this.tab.page.getByRole("textbox", { name: label, exact: true });
  }

  fill(label: string, text: string) {
    return this.field(label).fill(text);
  }

  press(name: string | RegExp) {
    return this.tab.page.getByRole("button", { name, exact: true }).click();
  }

  see(text: string | RegExp) {
    return this.tab.page.getByText(text).first().waitFor(patience);
  }

  seeNoMore(text: string | RegExp) {
    return this.tab.page
      .getByText(text)
      .first()
      .waitFor({ ...patience, state: "detached" });
  }

  async heading(name: string) {
    await this.tab.page.getByRole("heading", { name, exact: true }).waitFor(patience);
  }

  /** Those that are shown now. */
  recoveryCodes() {
    return this.tab.page
      .getByRole("list", { name: "Recovery codes" })
      .getByRole("listitem")
      .allTextContents();
  }

  /** In this browser, as whoever has the token. */
  async enter(token: string) {
    const { hostname } = new URL(this.origin);
    await this.tab.page
      .context()
      .addCookies([
        { name: "__Host-atoll-session", value: token, domain: hostname, path: "/", secure: true },
      ]);
  }

  leave() {
    return this.tab.page.context().clearCookies();
  }

  async signIn(email: string, path = "/login", secret = password) {
    await this.go(path);
    await this.fill("E-mail address", email);
    await this.fill("Password", secret);
    await this.tab.page.keyboard.press("Enter");
  }

  /** No finding of axe in both colours, and nothing wider than a narrow or a wide window. */
  async isClean(name: string) {
    const { page } = this.tab;
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await axeFindings(page, "color-contrast")).toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
    expect(await axeFindings(page)).toEqual([]);
    for (const width of [400, 1_280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await overflow(page)).toEqual([]);
      await takePicture(page, `${name}-${width}`);
    }
  }
}
