import { expect, it } from "vitest";
import type { AccountPages } from "./AccountPages.ts";
import type { RealHub } from "./RealHub.ts";

const security = "/account/security";

/** Somebody at the provider who agrees, or who does not (RFC 6749 §4.1.2.1). */
type Visitor = { readonly subject: string } | "declines";

export const providerTests = (stage: () => { readonly hub: RealHub; readonly pages: AccountPages }) => {
  it("links an identity elsewhere, signs in by it, says what a provider refuses, and unlinks it", async () => {
    const { hub, pages } = stage();
    const { issuer } = hub;
    const flo = await hub.person("Flo");
    const { page } = pages.tab;
    let visitor: Visitor = { subject: "flo" };
    await issuer.register("flo");
    await issuer.register("stranger");
    await page.route(`${issuer.url}/**`, async (route) => {
      const asked = new URL(route.request().url());
      const back = await (visitor === "declines"
        ? declined(asked, issuer.url)
        : issuer.signIn(asked, visitor.subject));
      await route.fulfill({ status: 303, headers: { location: back.href } });
    });
    const created = await flo.program.POST("/api/v1/login-providers", {
      body: {
        kind: "oidc",
        issuer: issuer.url,
        name: "Lagoon sign-on",
        clientId: issuer.clientId,
        clientSecret: issuer.clientSecret,
      },
    });
    expect(created.error).toBeUndefined();

    await pages.enter(flo.token);
    await pages.go(security);
    await pages.press("Link an account at Lagoon sign-on");
    await pages.see(`At ${issuer.url}, linked`);
    await pages.isClean("linked-account");

    await pages.leave();
    await pages.go(`/login?next=${security}`);
    await pages.isClean("login-ways");
    await pages.press("Continue with Lagoon sign-on");
    await pages.heading("Account and security");
    await page
      .getByText(/, by provider$/)
      .first()
      .waitFor();

    await pages.leave();
    for (const [who, sentence] of [
      ["declines", "The provider says that you were not signed in there."],
      [{ subject: "stranger" }, "No account is linked with this sign-in"],
    ] as const) {
      visitor = who;
      await pages.go("/login");
      await pages.press("Continue with Lagoon sign-on");
      await pages.see(sentence);
    }
    await pages.isClean("provider-refusal");
    await page.reload();
    await pages.see("This sign-in is over, begin again.");
    await page.getByRole("link", { name: "Sign in in another way" }).click();
    await pages.heading("Sign in to Atoll");

    await pages.signIn(flo.email, `/login?next=${security}`);
    await pages.press("Unlink: flo@lagoon.example");
    await page.getByRole("dialog").getByRole("button", { name: "Unlink it" }).click();
    await pages.see("No account is linked yet.");
  });
};

const declined = async (asked: URL, issuer: string): Promise<URL> => {
  const back = new URL(asked.searchParams.get("redirect_uri") ?? "");
  back.searchParams.set("error", "access_denied");
  // RFC 9207: who answers.
  back.searchParams.set("iss", issuer);
  back.searchParams.set("state", asked.searchParams.get("state") ?? "");
  return back;
};
