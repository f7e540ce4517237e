import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { captureConsole } from "./Log.ts";
import type { SandboxMessage } from "./Protocol.ts";
import { readTable } from "./RawTable.ts";
import { openSession } from "./Session.ts";
import { makeSite } from "./Site.ts";
import type { Transport } from "./Transport.ts";

/** The module of an analysis has no function as its default export. */
export class NoEntryPoint extends Error {
  override readonly name = "NoEntryPoint";
  constructor() {
    super("The entry point has no default export that is a function of the site");
  }
}

/**
 * Runs one analysis over a transport: says `ready`, waits for `start`, loads the entry point, calls its
 * default export with the site, and says `done` or `failed`. Resolves to which of the two, after that last
 * word left the process; closing the transport and ending the process is the caller's part. Rejects only
 * when the agent is gone.
 */
export const runAnalysis = async (
  transport: Transport,
  load: (entrypoint: string) => Promise<unknown> = importModule,
): Promise<"done" | "failed"> => {
  const session = openSession(transport);
  await session.tell({ type: "ready" });
  const start = await session.started;
  const site = makeSite(session, start, readTable);
  const restoreConsole = captureConsole(site.log);
  try {
    const analysis = defaultExport(await load(start.entrypoint));
    await analysis(site);
    await session.tell({ type: "done" });
    return "done";
  } catch (error) {
    await session.tell(failureOf(error, dirname(start.entrypoint)));
    return "failed";
  } finally {
    restoreConsole();
  }
};

/**
 * The report of an error: its message and those lines of its stack that lie in the analysis's own folder, as
 * paths relative to it. Lines of Node, of the SDK and of this machine's folders say nothing to an analyst.
 */
export const failureOf = (error: unknown, folder: string): Extract<SandboxMessage, { type: "failed" }> => {
  if (!(error instanceof Error)) {
    return { type: "failed", message: `Thrown: ${describe(error)}`.slice(0, LONGEST), stack: "" };
  }
  const roots = [`${pathToFileURL(folder).href}/`, `${folder}/`];
  const frames = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.startsWith("    at ") && roots.some((root) => line.includes(root)))
    .map((line) => roots.reduce((shown, root) => shown.replaceAll(root, ""), line));
  const code = codeOf(error);
  return {
    type: "failed",
    message: `${error.name}: ${error.message}`.slice(0, LONGEST),
    stack: frames.join("\n"),
    ...(code === undefined ? {} : { code }),
  };
};

const LONGEST = 4000;

const codeOf = (error: unknown): string | undefined => {
  for (let at = error, depth = 0; at instanceof Error && depth < 16; at = at.cause, depth++) {
    if ("code" in at && typeof at.code === "string") return at.code.slice(0, 1000);
  }
  return undefined;
};

const importModule = (entrypoint: string): Promise<unknown> => import(pathToFileURL(entrypoint).href);

const defaultExport = (module: unknown): ((site: unknown) => unknown) => {
  const exported =
    typeof module === "object" && module !== null && "default" in module ? module.default : undefined;
  if (!isFunction(exported)) throw new NoEntryPoint();
  return exported;
};

const isFunction = (value: unknown): value is (site: unknown) => unknown => typeof value === "function";

const describe = (thrown: unknown): string => {
  try {
    return JSON.stringify(thrown) ?? String(thrown);
  } catch {
    return String(thrown);
  }
};
