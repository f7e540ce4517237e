import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** Keeps a picture of the whole page where ATOLL_SCREENSHOTS names a folder; people look at them. */
export const takePicture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env["ATOLL_SCREENSHOTS"];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
};
