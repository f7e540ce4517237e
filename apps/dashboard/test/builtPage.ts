import * as Program from "@atoll/testing/process/Program";
import { Effect } from "effect";

/** The folder of the page as it is delivered, built from the sources once in a run. */
export const buildPage = (): Promise<string> => Effect.runPromise(Program.page);
