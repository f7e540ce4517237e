import type { ModelRow } from "@atoll/algorithms/Design";
import { fitPooled } from "@atoll/algorithms/fitPooled";
import { Effect } from "effect";
import { DemoFailed } from "../start/StartFailure.ts";
import { parameters } from "./islands.ts";
import type { Penguin } from "./Penguins.ts";

const rowsOf = (penguins: ReadonlyArray<Penguin>): ReadonlyArray<ModelRow> =>
  penguins.map((penguin) => ({ ...penguin }));

/** The demo's model on the birds of all islands in one place: what no site of a real project could do. */
export const pooledFit = (penguins: ReadonlyArray<Penguin>) =>
  Effect.try({
    try: () => fitPooled(parameters, rowsOf(penguins)),
    catch: (cause) =>
      new DemoFailed({
        step: "fit the pooled model",
        reason: cause instanceof Error ? cause.message : String(cause),
      }),
  });
