import { expect, it } from "vitest";
import type { AccountPages } from "./AccountPages.ts";
import { password } from "./RealHub.ts";
import type { RealHub } from "./RealHub.ts";

const security = "/account/security";

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
};
