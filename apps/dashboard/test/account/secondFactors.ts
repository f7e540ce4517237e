import { expect, it } from "vitest";
import { addAuthenticator } from "./authenticator.ts";
import type { AccountPages } from "./AccountPages.ts";
import type { RealHub } from "./RealHub.ts";
import { totpCode } from "./totp.ts";

const security = "/account/security";

export const secondFactorTests = (stage: () => { readonly hub: RealHub; readonly pages: AccountPages }) => {
  it("sets an app up, asks for its code or a recovery code at the next sign-in, and removes it", async () => {
    const { hub, pages } = stage();
    const ana = await hub.person("Ana");
    await pages.enter(ana.token);
    await pages.go(security);
    await pages.press("Set up an app");
    const { page } = pages.tab;
    await page.getByRole("img", { name: "QR code of the secret below" }).waitFor();
    const secret = await pages.field("Secret").inputValue();
    await pages.isClean("totp-setup");
    await pages.fill("Code that the app shows", totpCode(secret));
    await page.keyboard.press("Enter");
    await pages.see("Keep your recovery codes");
    const codes = await pages.recoveryCodes();
    expect(new Set(codes).size).toBe(10);
    await pages.isClean("recovery-codes");
    const saving = page.waitForEvent("download");
    await pages.press("Download");
    expect((await saving).suggestedFilename()).toBe("atoll-recovery-codes.txt");
    await pages.press("I have kept them");
    await pages.see("10 of 10 are left");

    await pages.leave();
    await pages.signIn(ana.email, `/login?next=${security}`);
    await pages.heading("Confirm that it is you");
    await pages.isClean("second-factor");
    await page.keyboard.type("000000");
    await page.keyboard.press("Enter");
    await pages.see("The code is wrong, or was used.");
    await pages.fill("Code of your authenticator app", totpCode(secret, 1));
    await page.keyboard.press("Enter");
    await pages.heading("Account and security");

    await pages.leave();
    await pages.signIn(ana.email, `/login?next=${security}`);
    await pages.press("Use a recovery code");
    await pages.fill("Recovery code", codes[0] ?? "");
    await page.keyboard.press("Enter");
    await pages.see("9 of 10 are left");
    await pages.press("Get new codes");
    await page.getByRole("dialog").getByRole("button", { name: "Get new codes" }).click();
    await pages.see("Keep your recovery codes");
    const renewed = await pages.recoveryCodes();
    expect(renewed.filter((code) => codes.includes(code))).toEqual([]);
    await pages.press("Remove the app");
    await pages.fill("Code of the app, or a recovery code", renewed[0] ?? "");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Set up an app" }).waitFor();
    expect((await ana.program.GET("/api/v1/auth/me")).response.status).toBe(401);
  });

  it("says how long to wait after wrong codes, and lets out whoever cannot go on", async () => {
    const { hub, pages } = stage();
    const bo = await hub.person("Bo");
    const enrolled = await bo.program.POST("/api/v1/auth/totp");
    const code = totpCode(enrolled.data?.secret ?? "");
    await bo.program.POST("/api/v1/auth/totp/confirm", { body: { code } });
    await pages.signIn(bo.email);
    await pages.heading("Confirm that it is you");
    const { page } = pages.tab;
    const status = () =>
      page
        .waitForResponse((response) => response.url().endsWith("/second-factors/code"))
        .then((r) => r.status());
    const wrong = async () => {
      const answered = status();
      await pages.fill("Code of your authenticator app", "123456");
      await page.keyboard.press("Enter");
      return answered;
    };
    const statuses: Array<number> = [];
    while (!statuses.includes(429) && statuses.length < 10) statuses.push(await wrong());
    expect(statuses).toEqual([403, 403, 403, 403, 403, 429]);
    await pages.see(/Too many wrong codes, wait a while\. You can try again in \d+ seconds\./);
    await pages.press("Sign out");
    await pages.heading("Sign in to Atoll");
  });

  it("lets whoever owes a factor set up one, and do nothing else before", async () => {
    const { hub, pages } = stage();
    const cy = await hub.person("Cy");
    const { id } = cy.session.tenant;
    const params = { path: { tenantId: id } };
    const before = await cy.program.GET("/api/v1/tenants/{tenantId}", { params });
    const changed = await cy.program.PATCH("/api/v1/tenants/{tenantId}", {
      params: { ...params, header: { "if-match": before.response.headers.get("etag") ?? "" } },
      body: { settings: { mfaRequired: true, sessionIdleSeconds: null, sessionAbsoluteSeconds: null } },
    });
    expect(changed.error).toBeUndefined();
    await pages.signIn(cy.email, "/login?next=/jobs");
    await pages.heading("Set up a second factor");
    await pages.isClean("first-factor");
    await pages.go("/analyses");
    await pages.press("Set up an authenticator app");
    const secret = await pages.field("Secret").inputValue();
    await pages.fill("Code that the app shows", totpCode(secret));
    await pages.press("Turn it on");
    await pages.press("I have kept them");
    await pages.heading("Analyses");
  });

  it("adds a passkey, signs in with it alone and beside the password, and removes it", async () => {
    const { hub, pages } = stage();
    const di = await hub.person("Di");
    const { page } = pages.tab;
    await addAuthenticator(page);
    await pages.enter(di.token);
    await pages.go(security);
    await pages.fill("Name of the new passkey", "Laptop");
    await page.keyboard.press("Enter");
    await pages.see("Keep your recovery codes");
    await pages.press("I have kept them");
    await pages.press("Rename: Laptop");
    await pages.fill("New name of Laptop", "Work laptop");
    await page.keyboard.press("Enter");
    await pages.see("Work laptop");
    await pages.isClean("passkeys");
    await pages.press("Add a passkey");
    await pages.see("This device has a passkey of yours already.");

    await pages.leave();
    await pages.go(`/login?next=${security}`);
    await pages.press("Continue with a passkey");
    await pages.heading("Account and security");

    await pages.leave();
    await pages.signIn(di.email, `/login?next=${security}`);
    await pages.press("Choose a passkey");
    await pages.see("Work laptop");
    await pages.press("Remove: Work laptop");
    await page.getByRole("dialog").getByRole("button", { name: "Remove it" }).click();
    await pages.seeNoMore("Work laptop");
    await pages.leave();
    await pages.signIn(di.email, `/login?next=${security}`);
    await pages.heading("Account and security");
  });
};
