import { guard } from "./guard.ts";
import { codeOf, handOver } from "./handOver.ts";
import { mapLibraries } from "./libraries.ts";
import type { Libraries } from "./libraries.ts";
import { makeReport, reportPermissionModel } from "./report.ts";

/**
 * The first module that runs inside the sandbox: closes what Node's permission model leaves open, maps the
 * libraries, and hands over to the SDK. Its one argument is a `Libraries` in JSON.
 */
const channel = process.send?.bind(process);
if (channel === undefined) throw new Error("The sandbox's bootstrap is started by the node agent only.");

const send = (message: object, then: () => void = () => {}): void => {
  if (process.connected) channel(message, undefined, undefined, then);
  else then();
};

const isLibraries = (value: unknown): value is Libraries =>
  typeof value === "object" &&
  value !== null &&
  "sdk" in value &&
  "algorithms" in value &&
  "extension" in value;

const fail = (error: unknown): void => {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : `Thrown: ${String(error)}`;
  const stack = error instanceof Error ? String(error.stack ?? "") : "";
  const code = codeOf(error);
  send({ type: "failed", message, stack, ...(code === undefined ? {} : { code }) }, () => process.exit(1));
};

process.on("disconnect", () => process.exit());
process.on("uncaughtException", fail);
/** As the first process of a namespace it would not hear a signal that it does not handle. */
process.on("SIGTERM", () => process.exit(143));

const libraries: unknown = JSON.parse(process.argv[2] ?? "null");
if (!isLibraries(libraries)) throw new Error("The sandbox's bootstrap needs its libraries as JSON.");
process.argv.splice(1);

const report = makeReport(send);
const { isResolving } = mapLibraries(libraries, report);
guard(report);

const library = (name: string): Promise<unknown> => import(`@atoll/sdk/${name}`);

try {
  const [main, transport] = [await library("main"), await library("ProcessTransport")];
  reportPermissionModel(report, isResolving);
  await handOver(main, transport);
  process.exit();
} catch (error) {
  fail(error);
}
