import { expect, it } from "vitest";
import { addAuthenticator } from "./authenticator.ts";
import type { AccountPages } from "./AccountPages.ts";
import { password } from "./RealHub.ts";
import type { Person, RealHub } from "./RealHub.ts";

const security = "/account/security";

/** Makes `heir` the owner of what `owner` founded. */
const handOver = async (owner: Person, heir: Person): Promise<void> => {
  const params = { path: { tenantId: owner.session.tenant.id } };
  const invited = await owner.program.POST("/api/v1/tenants/{tenantId}/invitations/links", {
    params,
    body: { role: "member", maximumUses: 1, days: 1 },
  });
  const token = invited.data?.token ?? "";
  await heir.program.POST("/api/v1/invitations/accept", { body: { token } });
  const transferred = await owner.program.POST("/api/v1/tenants/{tenantId}/transfer", {
    params,
    body: { userId: heir.session.user.id },
  });
  expect(transferred.error).toBeUndefined();
};

export const endingTests = (stage: () => { readonly hub: RealHub; readonly pages: AccountPages }) => {
  it("ends one session, all others, and at last the account, once it is said what that means", async () => {
    const { hub, pages } = stage();
    const gus = await hub.person("Gus");
    const { page } = pages.tab;
    const sessions = page.getByRole("list", { name: "Sessions" }).getByRole("listitem");
    for (let times = 0; times < 2; times++) {
      await gus.program.POST("/api/v1/auth/login", { body: { email: gus.email, password } });
    }
    await pages.signIn(gus.email, `/login?next=${security}`);
    await sessions.nth(3).waitFor();
    const own = sessions.filter({ hasText: "This session" });
    expect(await own.getByRole("button").count()).toBe(0);
    expect(await own.textContent()).toContain("Chrome on Linux");
    await page
      .getByRole("button", { name: /^End the session of/ })
      .first()
      .click();
    await sessions.nth(3).waitFor({ state: "detached" });
    await pages.press("End all others");
    await page.getByRole("dialog").getByRole("button", { name: "End all others" }).click();
    await sessions.nth(1).waitFor({ state: "detached" });
    expect((await gus.program.GET("/api/v1/auth/me")).response.status).toBe(401);

    await pages.press("Deactivate my account");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Resetting your password by mail").waitFor();
    await pages.isClean("deactivation");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await pages.press("Delete my account");
    await dialog.getByRole("button", { name: "Delete my account" }).click();
    await pages.see("Your account is still there");
    await pages.see(/only owner/);
    await pages.press("Deactivate my account");
    await dialog.getByRole("button", { name: "Deactivate my account" }).click();
    await pages.heading("Sign in to Atoll");
    await pages.signIn(gus.email);
    await pages.see("You are not signed in");
  });

  it("asks anew who one is, is told by a recovery code and by a passkey, and deletes the account", async () => {
    const { hub, pages } = stage();
    const [hal, ivy] = [await hub.person("Hal"), await hub.person("Ivy")];
    await handOver(hal, ivy);
    const { page } = pages.tab;
    await addAuthenticator(page);
    await pages.enter(hal.token);
    await pages.go(security);
    await pages.fill("Name of the new passkey", "Laptop");
    await page.keyboard.press("Enter");
    await pages.see("Keep your recovery codes");
    const [code = ""] = await pages.recoveryCodes();
    await pages.press("I have kept them");

    await hub.anHourLater();
    await pages.fill("E-mail address", `new-${hal.email}`);
    await pages.press("Change the address");
    await pages.press("Use a recovery code");
    await pages.fill("Recovery code", code);
    await page.keyboard.press("Enter");
    await pages.see(`is on its way to new-${hal.email}`);

    await hub.anHourLater();
    await pages.press("Delete my account");
    await page.getByRole("dialog").getByRole("button", { name: "Delete my account" }).click();
    await pages.press("Use a passkey");
    await pages.press("Choose a passkey");
    await pages.heading("Sign in to Atoll");
    await pages.signIn(hal.email);
    await pages.see("You are not signed in");
  });
};
