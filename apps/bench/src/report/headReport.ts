import type { Scenario } from "../catalogue/Scenario.ts";
import { foreignCoresAllowed } from "../figures/Round.ts";
import { machine, programs, revision, versionOf } from "../harness/Machine.ts";
import type { PostgresTarget } from "../harness/PostgresTarget.ts";
import type { Options } from "../Options.ts";

/** What the tables below were taken with: machine, server, versions and rules. */
export const headReport = (
  options: Options,
  { settings }: PostgresTarget,
  scenarios: ReadonlyArray<Scenario>,
): string => {
  const packages = [...new Set(scenarios.flatMap(({ entrants }) => entrants.flatMap((one) => one.packages)))];
  const server = [...settings].map(([name, value]) => `${name} ${value}`);
  const versions = [...packages.map((name) => `${name} ${versionOf(name)}`), ...programs()];
  return [
    "# Atoll beside its peers",
    [
      `- Machine: ${machine()}; load driver, contender and PostgreSQL share it.`,
      `- PostgreSQL, the same for everybody: ${server.join(", ")}.`,
      `- Versions: Atoll at ${revision()}, ${versions.join(", ")}.`,
      `- ${options.rounds} rounds, interleaved, every other backwards; a fresh process and database each; ` +
        `${options.warmUpSeconds} s warm-up, ${options.measuredSeconds} s measured.`,
      `- A round in which other processes used more than ${foreignCoresAllowed} core is dropped.`,
      "- Figures are medians with their range; ratios are medians of the ratios of the same round.",
      ...(options.quick ? ["- A quick look: too short to be a measurement."] : []),
    ].join("\n"),
  ].join("\n\n");
};
