// `npm run chaos -- --engine`: three runners under load, killed and cut and frozen, and a look at what they left.
import { NodeRuntime, NodeServices } from "@effect/platform-node";
import { Console, Effect, FileSystem } from "effect";
import { Command, Flag } from "effect/cli";
import { campaign } from "./campaign.ts";
import { planFaults, sayFault } from "./Faults.ts";
import { planVoyages } from "./Load.ts";
import { planParcels } from "./ParcelLoad.ts";
import { recovery } from "./recovery.ts";

const flags = {
  minutes: Flag.Finite("minutes").pipe(Flag.withDescription("How long"), Flag.withDefault(10)),
  jobs: Flag.Int("jobs").pipe(Flag.withDescription("How many jobs and workflows"), Flag.withDefault(20_000)),
  seed: Flag.Int("seed").pipe(Flag.withDescription("Of schedule and load"), Flag.withDefault(1)),
  recovery: Flag.Boolean("recovery").pipe(
    Flag.withDescription("Kills far apart instead, and how soon throughput is back"),
    Flag.withDefault(false),
  ),
  kills: Flag.Int("kills").pipe(Flag.withDescription("With --recovery: how many"), Flag.withDefault(10)),
  rate: Flag.Int("rate").pipe(
    Flag.withDescription("With --recovery: workflows started per second"),
    Flag.withDefault(150),
  ),
  log: Flag.String("log").pipe(Flag.withDescription("Where to keep what the runners wrote"), Flag.optional),
};

const rhythm = { kill: 2_000, due: 20_000, cut: 25_000, database: 60_000, freeze: 40_000 };

const chaos = Command.make(
  "chaos --engine",
  flags,
  Effect.fn(function* ({ minutes, jobs, seed, log, recovery: recovers, kills, rate }) {
    if (recovers) {
      const times = yield* recovery({ seed, kills, rate, pause: 15_000, say: Console.log });
      process.exitCode = times.every(({ back }) => back !== null && back <= 3) ? 0 : 1;
      return;
    }
    const files = yield* FileSystem.FileSystem;
    const millis = minutes * 60_000;
    const faults = planFaults(seed, millis, rhythm);
    yield* Console.log(`seed ${seed}, the schedule:\n${faults.map(sayFault).join("\n")}`);
    const voyages = planVoyages(seed, Math.floor(jobs / 2), millis);
    const parcels = planParcels(seed, Math.ceil(jobs / 2), millis);
    const outcome = yield* campaign({ seed, faults, voyages, parcels, say: Console.log });
    if (log._tag === "Some") yield* files.writeFileString(log.value, yield* outcome.log);
    process.exitCode = outcome.violations.length === 0 ? 0 : 1;
  }, Effect.scoped),
);

chaos.pipe(Command.run({ version: "1" }), Effect.provide(NodeServices.layer), NodeRuntime.runMain);
