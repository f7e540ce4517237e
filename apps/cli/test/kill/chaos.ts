// `npm run chaos -- --seeds 20`: as many disturbed analyses, one after the other, and a table of what they came to.
import { NodeRuntime, NodeServices } from "@effect/platform-node";
import { Console, Effect, Option } from "effect";
import { Command, Flag } from "effect/cli";
import { FetchHttpClient } from "effect/http";
import { disturb } from "./disturb.ts";
import { planFaults, sayFault } from "./Faults.ts";
import * as Scene from "./Scene.ts";
import { verdict } from "./verdict.ts";

const seeds = Flag.Int("seeds").pipe(
  Flag.withDescription("How many disturbed analyses"),
  Flag.withDefault(20),
);
const from = Flag.Int("from").pipe(Flag.withDescription("The first seed"), Flag.withDefault(1));

const columns = ["seed", "kills of the hub", "of agents", "seconds", "result equal", "otherwise different"];

const chaos = Command.make(
  "chaos",
  { seeds, from },
  Effect.fn(
    function* ({ seeds: count, from: first }) {
      const scene = yield* Scene.make;
      const undisturbed = yield* disturb(scene, "undisturbed", []);
      yield* Console.log(`undisturbed: ${undisturbed.seconds.toFixed(1)} s, result ${undisturbed.result}`);
      const rows: Array<ReadonlyArray<string>> = [];
      for (let seed = first; seed < first + count; seed++) {
        const faults = planFaults(seed);
        yield* Console.log(
          `\nseed ${seed}, the schedule:\n${faults.map((fault) => `  ${sayFault(fault)}`).join("\n")}`,
        );
        const outcome = yield* disturb(scene, `seed ${seed}`, faults).pipe(
          Effect.timeoutOption("180 seconds"),
        );
        const differences = Option.match(outcome, {
          onNone: () => ["it did not end in 180 s"],
          onSome: (disturbed) => verdict(scene.lagoon, undisturbed, disturbed, faults),
        });
        const kills = Option.match(outcome, { onNone: () => [], onSome: (disturbed) => disturbed.kills });
        yield* Console.log(
          `seed ${seed}, what came about:\n${[...kills, ...differences].map((line) => `  ${line}`).join("\n")}`,
        );
        rows.push([
          String(seed),
          String(kills.filter((kill) => kill.startsWith("hub ")).length),
          String(kills.filter((kill) => !/^(?:hub|wire) /.test(kill)).length),
          Option.match(outcome, { onNone: () => "-", onSome: (disturbed) => disturbed.seconds.toFixed(1) }),
          Option.exists(outcome, ({ result }) => result === undisturbed.result) ? "yes" : "NO",
          differences.length === 0 ? "nothing" : `${differences.length}, see above`,
        ]);
      }
      const widths = columns.map((name, column) =>
        Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
      );
      const line = (row: ReadonlyArray<string>) =>
        row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
      yield* Console.log(`\n${[columns, ...rows].map(line).join("\n")}`);
      const bad = rows.filter((row) => row.at(-1) !== "nothing").length;
      yield* Console.log(`\n${count - bad} as if undisturbed, ${bad} not`);
      process.exitCode = Math.min(bad, 1);
    },
    Effect.scoped,
    Effect.provide(FetchHttpClient.layer),
  ),
);

chaos.pipe(Command.run({ version: "1" }), Effect.provide(NodeServices.layer), NodeRuntime.runMain);
