import { expect, it } from "vitest";
import type { FakeHub } from "../fakehub/FakeHub.ts";
import { profile, session } from "../fakehub/story.ts";
import { ben, otherTenant } from "../fakehub/tenantStory.ts";
import type { AccountPages } from "./AccountPages.ts";

/** Several people at one computer, and several tabs of one person. */
export const peopleTests = (stage: () => { readonly hub: FakeHub; readonly pages: AccountPages }) => {
  it("shows the next person nothing of the one before, whose session has ended", async () => {
    const { hub, pages } = stage();
    await pages.signIn(session.user.email, "/account/security", hub.accounts.password);
    await pages.field("Name").waitFor();
    hub.endSessions();
    await pages.press("Change the name");
    await pages.heading("Sign in to Atoll");
    const { displayName, email } = ben;
    hub.session = { ...session, user: { ...session.user, id: ben.userId, displayName, email } };
    hub.accounts.profile = { ...profile, displayName, email };
    await pages.fill("E-mail address", email);
    await pages.fill("Password", hub.accounts.password);
    await pages.tab.page.keyboard.press("Enter");
    await pages.see("Where you are signed in");
    expect(await pages.field("Name").inputValue()).toBe(displayName);
    expect(await pages.tab.page.content()).not.toContain(session.user.displayName);
  });

  it("sees, on coming back to a tab, that another one went elsewhere or signed out", async () => {
    const { hub, pages } = stage();
    const { page } = pages.tab;
    const comeBack = () => page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await pages.signIn(session.user.email, "/jobs", hub.accounts.password);
    await pages.see("No jobs yet");
    hub.session = { ...session, tenant: otherTenant, role: "steward" };
    await comeBack();
    await page.getByRole("button", { name: otherTenant.name }).waitFor();
    await pages.heading("Analyses");
    hub.endSessions();
    await comeBack();
    await pages.heading("Sign in to Atoll");
  });
};
