import { expect, it } from "vitest";
import { emailUnverified, linkToken, tooManyAttempts } from "../fakehub/FakeAccounts.ts";
import { password } from "../fakehub/FakeHub.ts";
import type { FakeHub } from "../fakehub/FakeHub.ts";
import type { AccountPages } from "./AccountPages.ts";

const address = "ana@lagoon.example";
const newPassword = "five words that nobody guesses";

/** What hangs on mails, on time or on what a hub refuses, on a hub that can be told what to answer. */
export const mailTests = (stage: () => { readonly hub: FakeHub; readonly pages: AccountPages }) => {
  it("creates an account, which a mail goes out for", async () => {
    const { hub, pages } = stage();
    await pages.go("/login");
    await pages.tab.page.getByRole("link", { name: "Create an account" }).click();
    await pages.see("It founds your organisation");
    await pages.isClean("register");
    await pages.fill("Your name", "Ana Lindqvist");
    await pages.fill("Organisation", "Lagoon Institute");
    await pages.fill("E-mail address", address);
    await pages.fill("Password", newPassword);
    await pages.tab.page.keyboard.press("Enter");
    await pages.see(`A mail is on its way to ${address}`);
    expect(hub.accounts.mails).toEqual([`/auth/register ${address}`]);
  });

  it("says how long to wait after too many attempts, and mails the link of verification again", async () => {
    const { hub, pages } = stage();
    hub.accounts.refusal = tooManyAttempts;
    await pages.signIn(address, "/login", hub.accounts.password);
    await pages.see(/Too many attempts, wait a moment\. You can try again in 15 minutes, at \d\d:\d\d\./);
    hub.accounts.refusal = emailUnverified;
    await pages.press("Sign in");
    await pages.see("Confirm your e-mail address first.");
    await pages.press("Send the link again");
    await pages.see("A new link is on its way");
    await pages.isClean("login-unverified");
    expect(hub.accounts.mails).toEqual([`/auth/verification ${address}`]);
  });

  it("mails a link for a new password, which is good once", async () => {
    const { hub, pages } = stage();
    await pages.go("/forgot-password");
    await pages.fill("E-mail address", address);
    await pages.isClean("forgot-password");
    await pages.press("Send the link");
    await pages.see(`If ${address} has an account, a link is on its way there.`);
    await pages.go("/reset-password");
    await pages.see("The link is not complete");
    await pages.go(`/reset-password#token=${linkToken}`);
    await pages.fill("New password", newPassword);
    expect(pages.tab.page.url()).not.toContain(linkToken);
    await pages.isClean("reset-password");
    await pages.press("Choose this password");
    await pages.see("Sign in with the new one.");
    expect(hub.accounts.password).toBe(newPassword);
    await pages.go(`/reset-password#token=${linkToken}`);
    await pages.fill("New password", password);
    await pages.press("Choose this password");
    await pages.see("This link does not work any more.");
    expect(hub.accounts.password).toBe(newPassword);
    expect(hub.asked.filter((path) => path.includes(linkToken))).toEqual([]);
  });

  it.each(["/verify-email", "/confirm-email"])("confirms an address at %s by a click", async (path) => {
    const { pages } = stage();
    await pages.go(`${path}#token=${linkToken}`);
    const button = pages.tab.page.getByRole("button", { name: "Confirm this address" });
    await button.waitFor();
    await pages.isClean(path.slice(1));
    await button.click();
    await pages.see("The address is confirmed");
    await pages.go(path);
    await pages.see("The link is not complete");
  });

  it("asks who one is before what is hard to undo, and goes on after the answer", async () => {
    const { hub, pages } = stage();
    await pages.signIn(address, "/account/security", hub.accounts.password);
    await pages.see("Where you are signed in");
    await pages.fill("E-mail address", "ana@elsewhere.example");
    await pages.press("Change the address");
    const dialog = pages.tab.page.getByRole("dialog", { name: "Confirm that it is you" });
    await dialog.waitFor();
    await pages.isClean("step-up");
    await pages.tab.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(hub.accounts.mails).toEqual([]);
    await pages.press("Change the address");
    await pages.fill("Your password", "wrong");
    await pages.press("Confirm");
    await pages.see("The password is wrong.");
    await pages.press("Use the authenticator app");
    await pages.fill("Code of your authenticator app", "492039");
    await pages.tab.page.keyboard.press("Enter");
    await pages.see("is on its way to ana@elsewhere.example");
    expect(hub.accounts.mails).toEqual(["/users/me/email ana@elsewhere.example"]);
    expect(await dialog.count()).toBe(0);
  });

  it("ends sessions that one does not know, and changes name and password", async () => {
    const { hub, pages } = stage();
    await pages.signIn(address, "/account/security", hub.accounts.password);
    await pages.see("Safari on an iPhone");
    await pages.isClean("security");
    await pages.tab.page.getByRole("button", { name: /^End the session of Safari on an iPhone/ }).click();
    await pages.tab.page.getByText("Safari on an iPhone").waitFor({ state: "detached" });
    await pages.see("This session");
    await pages.fill("Name", "Ana Lind");
    await pages.press("Change the name");
    await pages.see("Your name is changed.");
    await pages.tab.page.getByRole("button", { name: "Ana Lind", exact: true }).waitFor();
    await pages.fill("Current password", password);
    await pages.fill("New password", newPassword);
    await pages.press("Change the password");
    await pages.see("You are signed in here only.");
    expect(hub.accounts.password).toBe(newPassword);
    expect(hub.accounts.profile.displayName).toBe("Ana Lind");
  });
};
