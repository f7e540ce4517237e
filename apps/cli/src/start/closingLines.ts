import type { RunningHub } from "../processes/Hub.ts";
import type { DemoOutcome } from "../demo/Demo.ts";

const seconds = (millis: number): string => `${(millis / 1_000).toFixed(1)} s`;
const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;

/** What a person needs to know of a hub that serves. */
export const closingLines = (
  hub: RunningHub,
  residentBytes: number,
  demo: DemoOutcome | null,
): ReadonlyArray<string> => [
  `hub ready in ${seconds(hub.readyAfterMillis)}`,
  ...(demo === null ? [] : [`analysis from submit to completed in ${seconds(demo.analysisMillis)}`]),
  `hub resident memory ${megabytes(residentBytes)}`,
  "",
  `Dashboard   ${hub.publicUrl}/`,
  `API docs    ${hub.publicUrl}/docs`,
  ...(demo === null ? [] : [`Login       ${demo.email}  password ${demo.password}`]),
  "",
  "Serving. Ctrl-C stops everything.",
];
