import { pathToFileURL } from "node:url";

/** Calls the export `name` of a module that is known at run time only: the agent's copy of the SDK. */
const call = (module: unknown, name: string, values: ReadonlyArray<unknown>): unknown => {
  const found: unknown =
    typeof module === "object" && module !== null ? Reflect.get(module, name) : undefined;
  if (typeof found !== "function") throw new Error(`The installed @atoll/sdk has no ${name}.`);
  return Reflect.apply(found, undefined, values);
};

/**
 * The `code` of an error or of its nearest cause that has one: `fetch failed` hides the refusal in its
 * cause.
 */
export const codeOf = (error: unknown): string | undefined => {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth += 1) {
    const code: unknown = Reflect.get(at, "code");
    if (typeof code === "string") return code.slice(0, 200);
  }
  return undefined;
};

const isFailed = (message: unknown): message is object =>
  typeof message === "object" && message !== null && Reflect.get(message, "type") === "failed";

/** What was printed to a pipe may still wait in this process, and would end with it. */
const flush = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => void stream.write("", () => resolve()));

/**
 * Runs the analysis by the SDK's `runAnalysis` and adds to its `failed` message the code of what was thrown,
 * by which the agent tells a refusal from a mistake.
 */
export const handOver = async (main: unknown, processTransport: unknown): Promise<void> => {
  let thrown: unknown;
  const noting = async (run: () => unknown): Promise<unknown> => {
    try {
      return await run();
    } catch (error) {
      thrown = error;
      throw error;
    }
  };
  const load = async (entrypoint: string): Promise<unknown> => {
    const module: unknown = await noting(() => import(pathToFileURL(entrypoint).href));
    const analysis: unknown =
      typeof module === "object" && module !== null ? Reflect.get(module, "default") : undefined;
    if (typeof analysis !== "function") return module;
    return { default: (site: unknown) => noting(() => Reflect.apply(analysis, undefined, [site])) };
  };
  const transport = call(processTransport, "processTransport", []);
  if (typeof transport !== "object" || transport === null)
    throw new Error("The installed @atoll/sdk has no channel.");
  const send = (message: unknown): unknown => {
    const code = isFailed(message) ? codeOf(thrown) : undefined;
    return call(transport, "send", [code === undefined ? message : Object.assign({}, message, { code })]);
  };
  await call(main, "runAnalysis", [{ ...transport, send }, load]);
  await Promise.all([flush(process.stdout), flush(process.stderr)]);
  call(transport, "close", []);
};
