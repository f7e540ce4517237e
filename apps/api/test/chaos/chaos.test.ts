import { NodeServices } from "@effect/platform-node";
import { expect, it } from "@effect/vitest";
import { Effect } from "effect";
import { campaign } from "./campaign.ts";
import { planFaults, sayFault } from "./Faults.ts";
import { planVoyages } from "./Load.ts";
import { planParcels } from "./ParcelLoad.ts";

/** The short form of `npm run chaos -- --engine`, with each kind of fault; half a minute on a quiet machine. */
const rhythm = { kill: 2_000, due: 5_000, cut: 9_000, database: 15_000, freeze: 9_000 };
const millis = 11_000;
const seed = 1;

it.live(
  "three runners lose nothing and do nothing twice, whatever is killed, cut or frozen",
  () =>
    Effect.gen(function* () {
      const faults = planFaults(seed, millis, rhythm);
      const written: Array<string> = faults.map(sayFault);
      const { violations, log } = yield* campaign({
        seed,
        faults,
        voyages: planVoyages(seed, 300, millis),
        parcels: planParcels(seed, 300, millis),
        say: (line) => Effect.sync(() => void written.push(line)),
      });
      yield* Effect.logInfo(`Seed ${seed}:\n${written.join("\n")}`);
      if (violations.length > 0) yield* Effect.logError(yield* log);
      expect(violations).toEqual([]);
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer)),
  120_000,
);
