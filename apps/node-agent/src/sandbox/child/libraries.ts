import { registerHooks } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { SandboxDenial } from "./guard.ts";
import type { Report } from "./report.ts";

/** Where the agent keeps what an analysis may import by name. `.ts` are sources (types are stripped). */
export interface Libraries {
  readonly sdk: string;
  readonly algorithms: string;
  readonly extension: ".ts" | ".js";
}

const bare = /^@atoll\/(sdk|algorithms)\/([A-Za-z0-9_-]+(?:\/[A-Za-z0-9_-]+)*)$/;

const denied = (
  error: unknown,
): error is Error & { readonly permission: unknown; readonly resource: unknown } =>
  error instanceof Error && Reflect.get(error, "code") === "ERR_ACCESS_DENIED";

/** The file that a path-like specifier names, whether or not it exists. */
const filePath = (specifier: string, parent: string | undefined): string | undefined => {
  if (!/^(\.{0,2}\/|file:)/.test(specifier)) return undefined;
  const url = URL.parse(specifier, parent);
  return url?.protocol === "file:" ? fileURLToPath(url) : undefined;
};

/**
 * Maps `@atoll/sdk/*` and `@atoll/algorithms/*` to the agent's copy, refuses SQLite, reports what it cannot
 * read.
 */
export const mapLibraries = (
  libraries: Libraries,
  report: Report,
): { readonly isResolving: () => boolean } => {
  const format = libraries.extension === ".ts" ? "module-typescript" : "module";
  const folders = [libraries.sdk, libraries.algorithms].map((folder) => pathToFileURL(`${folder}/`).href);
  let resolving = 0;
  registerHooks({
    resolve: (specifier, context, next) => {
      const [, library, module] = bare.exec(specifier) ?? [];
      if (library !== undefined && module !== undefined) {
        const folder = library === "sdk" ? libraries.sdk : libraries.algorithms;
        return {
          url: pathToFileURL(join(folder, `${module}${libraries.extension}`)).href,
          format,
          shortCircuit: true,
        };
      }
      if (/^(node:)?sqlite$/.test(specifier)) {
        report("SQLite", "node:sqlite");
        throw new SandboxDenial("SQLite", "node:sqlite", "An analysis may not use SQLite.");
      }
      const parent = context.parentURL;
      if (
        /^\.{1,2}\//.test(specifier) &&
        parent !== undefined &&
        folders.some((at) => parent.startsWith(at))
      ) {
        return { url: new URL(specifier, parent).href, format, shortCircuit: true };
      }
      const path = filePath(specifier, parent);
      if (path !== undefined && !process.permission.has("fs.read", path)) {
        report("FileSystemRead", path);
        throw new SandboxDenial("FileSystemRead", path, "An analysis may not load modules from elsewhere.");
      }
      resolving += 1;
      try {
        return next(specifier, context);
      } catch (error) {
        if (denied(error)) report(String(error.permission), String(error.resource));
        throw error;
      } finally {
        resolving -= 1;
      }
    },
  });
  return { isResolving: () => resolving > 0 };
};
