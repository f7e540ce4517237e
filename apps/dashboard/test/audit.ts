import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Serious and critical findings of axe-core, each with the element it is about; by these rules only, if any are given. */
export const axeFindings = async (page: Page, ...rules: Array<string>): Promise<ReadonlyArray<string>> => {
  if (!(await page.evaluate(() => Reflect.has(window, "axe")))) await page.evaluate(axe);
  return page.evaluate(async (only) => {
    const { violations } = await axeOfPage().run(document, {
      // Whatever passes is not gathered, which takes axe most of its time.
      resultTypes: ["violations"],
      ...(only.length === 0 ? {} : { runOnly: only }),
    });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
      );

    function axeOfPage(): typeof import("axe-core") {
      return Reflect.get(window, "axe");
    }
  }, rules);
};

const sticksOut = (page: Page): Promise<ReadonlyArray<string>> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = [...document.querySelectorAll("body *")].filter((element) => {
      const { right, width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && right > clientWidth + 0.5;
    });
    const out = wide.map(({ tagName, className }) => `${tagName} ${String(className)}`);
    return scrollWidth > clientWidth ? [`the page by ${scrollWidth - clientWidth} px`, ...out] : out;
  });

/** An open menu is put in its place anew after the window changed. */
const settling = 3_000;

/** How far the page is wider than its window, in pixels, and which elements stick out, once it had its time to settle. */
export const overflow = async (page: Page): Promise<ReadonlyArray<string>> => {
  const until = performance.now() + settling;
  let found = await sticksOut(page);
  while (found.length > 0 && performance.now() < until) {
    await page.waitForTimeout(50);
    found = await sticksOut(page);
  }
  return found;
};
