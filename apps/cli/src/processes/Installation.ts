import { fileURLToPath } from "node:url";

/**
 * Where this installation keeps its programs and assets. In production every app is a bundle,
 * `apps/<name>/dist/main.js`, with its assets and what is loaded later beside it; in development the sources run as
 * they are.
 */
const isBundle = !import.meta.url.endsWith(".ts");

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export type Program = "api" | "node-agent";

/** The module that Node runs for a program. */
export const program = (name: Program): string =>
  isBundle ? path(`../../${name}/dist/main.js`) : path(`../../../${name}/src/main.ts`);

const sources = {
  "penguins.json": "../../node_modules/vega-datasets/data/penguins.json",
  "penguins.ts": "../../node_modules/@atoll/algorithms/src/demo/penguins.ts",
};

/** The file of an asset. */
export const asset = (name: keyof typeof sources): string =>
  path(isBundle ? `./assets/${name}` : sources[name]);

/** Shown by `atoll --version`. */
export const version = "0.1.0";
