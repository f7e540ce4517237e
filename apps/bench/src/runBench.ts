import { Cause, Effect } from "effect";
import { chosen } from "./catalogue/catalogue.ts";
import type { Scenario } from "./catalogue/Scenario.ts";
import { orderOf } from "./figures/pairing.ts";
import {
  cpuPerOperation,
  databaseCpuPerOperation,
  foreignCores,
  isClean,
  type Round,
} from "./figures/Round.ts";
import type { PostgresTarget } from "./harness/PostgresTarget.ts";
import * as Requirements from "./harness/Requirements.ts";
import { runRound } from "./harness/runRound.ts";
import type { Options } from "./Options.ts";
import { number } from "./report/Markdown.ts";
import { scenarioReport } from "./report/scenarioReport.ts";

const say = (line: string) => Effect.sync(() => void process.stderr.write(`${line}\n`));

const lineOf = (scenario: Scenario, round: Round): string => {
  const figures = Object.entries(round.figures).map(([name, value]) => `${name} ${number(value, 2)}`);
  return [
    `${scenario.key} round ${round.round + 1} ${round.contender}: ${figures.join(", ")}`,
    `CPU ${number(cpuPerOperation(round), 3)} ms/${scenario.operation}`,
    `database ${number(databaseCpuPerOperation(round), 3)} ms`,
    `foreign ${number(foreignCores(round), 2)} core${isClean(round) ? "" : " (dropped)"}`,
  ].join("; ");
};

/** All rounds of a scenario, interleaved. A contender that fails is reported and does not end the others. */
const runScenario = Effect.fn("runScenario")(function* (
  scenario: Scenario,
  target: PostgresTarget,
  options: Options,
) {
  const absent = new Map<string, string>();
  const { redis, missing } = yield* Requirements.of(scenario);
  for (const [id, reason] of missing) absent.set(id, reason);
  const taking = scenario.entrants.filter(({ id }) => !absent.has(id));
  const rounds: Array<Round> = [];
  for (let round = 0; round < options.rounds; round++) {
    for (const entrant of orderOf(taking, round)) {
      yield* runRound({ ...options, scenario, entrant, round, target, redis }).pipe(
        Effect.tap((measured) => say(lineOf(scenario, measured))),
        Effect.map((measured) => void rounds.push(measured)),
        Effect.catchCause((cause) => {
          if (Cause.hasInterruptsOnly(cause)) return Effect.interrupt;
          absent.set(entrant.id, "failed: see the log");
          return say(`${scenario.key} round ${round + 1} ${entrant.id} FAILED: ${Cause.pretty(cause)}`);
        }),
      );
    }
  }
  return scenarioReport(scenario, rounds, absent);
}, Effect.scoped);

/** Runs what was chosen and hands each scenario's report over as soon as it is there. */
export const runBench = Effect.fn("runBench")(function* (
  target: PostgresTarget,
  options: Options,
  publish: (report: string) => Effect.Effect<void>,
) {
  for (const scenario of chosen(options.scenarios, options.only)) {
    yield* publish(yield* runScenario(scenario, target, options));
  }
});
