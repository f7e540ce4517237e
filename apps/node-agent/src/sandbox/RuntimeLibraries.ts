import { fileURLToPath } from "node:url";
import type { Libraries } from "./child/libraries.ts";

/**
 * What the agent installs into every sandbox: its bootstrap and the libraries an analysis may import by
 * name.
 */
export interface RuntimeLibraries extends Libraries {
  /** Absolute path of the bootstrap module; its folder is readable by the analysis. */
  readonly bootstrap: string;
}

const beside = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Development and tests: the sources of this repository. */
export const sourceLibraries = (): RuntimeLibraries => ({
  bootstrap: beside("./child/bootstrap.ts"),
  sdk: beside("../../../../packages/sdk/src"),
  algorithms: beside("../../../../packages/algorithms/src"),
  extension: ".ts",
});

/** Production: a folder with `bootstrap/bootstrap.js`, `sdk/*.js` and `algorithms/*.js`. */
export const builtLibraries = (folder: string): RuntimeLibraries => ({
  bootstrap: `${folder}/bootstrap/bootstrap.js`,
  sdk: `${folder}/sdk`,
  algorithms: `${folder}/algorithms`,
  extension: ".js",
});
