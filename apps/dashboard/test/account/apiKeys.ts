import { expect, it } from "vitest";
import type { AccountPages } from "./AccountPages.ts";
import { programOf } from "./RealHub.ts";
import type { RealHub } from "./RealHub.ts";

export const apiKeyTests = (stage: () => { readonly hub: RealHub; readonly pages: AccountPages }) => {
  it("creates a key that is shown once, rotates it with an overlap, and revokes it", async () => {
    const { hub, pages } = stage();
    const ed = await hub.person("Ed");
    const { page } = pages.tab;
    const statusOf = async (key: string) =>
      (await programOf(hub.url, key).GET("/api/v1/projects")).response.status;
    const lines = page.getByRole("list", { name: "API keys" });

    await pages.enter(ed.token);
    await pages.go("/account/api-keys");
    await pages.see("You have no key here.");
    await pages.fill("Name", "Nightly import");
    await pages.press("Create the key");
    await pages.see("Choose what the key may do.");
    await page.getByRole("checkbox", { name: "See projects" }).check();
    await page.getByRole("combobox", { name: "Lifetime" }).selectOption("364 days");
    await pages.press("Create the key");
    const first = await pages.field("API key").inputValue();
    expect(await statusOf(first)).toBe(200);
    await pages.isClean("api-key-shown");
    await pages.press("I have kept it");
    expect(await page.content()).not.toContain(first);

    await pages.press("Rotate: Nightly import");
    await pages.isClean("api-key-rotation");
    await page.getByRole("combobox", { name: "The old key works on" }).selectOption("One hour");
    await pages.press("Rotate the key");
    const second = await pages.field("API key").inputValue();
    await lines.getByText("Rotated, works on until").waitFor();
    expect([await statusOf(first), await statusOf(second)]).toEqual([200, 200]);

    const overlapping = lines.getByRole("listitem").filter({ hasText: "works on until" });
    await overlapping.getByRole("button", { name: "Revoke: Nightly import" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke the key" }).click();
    await lines.getByText(/^Revoked /).waitFor();
    expect([await statusOf(first), await statusOf(second)]).toEqual([401, 200]);
  });
};
