import type { Entrant, Metric, Scenario } from "../catalogue/Scenario.ts";
import { pairedRatios } from "../figures/pairing.ts";
import {
  cpuPerOperation,
  foreignCoresAllowed,
  isClean,
  databaseCpuPerOperation,
  type Round,
} from "../figures/Round.ts";
import { median, type Spread, spreadOf } from "../figures/Statistics.ts";
import { number, table } from "./Markdown.ts";

const spread = (found: Spread | null, digits: number): string =>
  found === null
    ? "–"
    : `${number(found.median, digits)} (${number(found.lowest, digits)}–${number(found.highest, digits)})`;

const present = (values: ReadonlyArray<number | null | undefined>): ReadonlyArray<number> =>
  values.filter((value): value is number => typeof value === "number" && Number.isFinite(value));

const medianOf = (values: ReadonlyArray<number | null>, digits: number): string => {
  const known = present(values);
  return known.length === 0 ? "–" : number(median(known), digits);
};

interface Column {
  readonly head: string;
  readonly cellOf: (entrant: Entrant, clean: ReadonlyArray<Round>) => string;
}

const ratioColumn =
  ({ entrants }: Scenario, metric: Metric, clean: ReadonlyArray<Round>) =>
  (reference: string): Column => ({
    head: `${metric.label} × ${entrants.find(({ id }) => id === reference)?.label ?? reference}`,
    cellOf: ({ id }) =>
      id === reference ? "1" : spread(spreadOf(pairedRatios(clean, id, reference, metric.name)), 2),
  });

const columnsOf = (scenario: Scenario, clean: ReadonlyArray<Round>): ReadonlyArray<Column> => [
  ...scenario.metrics.flatMap((metric): ReadonlyArray<Column> => {
    const plain: Column = {
      head: metric.label,
      cellOf: (_, own) =>
        spread(spreadOf(present(own.map(({ figures }) => figures[metric.name]))), metric.digits),
    };
    const ratios = scenario.references.map(ratioColumn(scenario, metric, clean));
    return metric.ratio === true ? [plain, ...ratios] : [plain];
  }),
  {
    head: `CPU ms/${scenario.operation}`,
    cellOf: (_, own) => medianOf(own.map(cpuPerOperation), 3),
  },
  {
    head: `database CPU ms/${scenario.operation}`,
    cellOf: (_, own) => medianOf(own.map(databaseCpuPerOperation), 3),
  },
];

/** Medians with their range over the rounds that count, and the ratios of the same rounds. */
export const scenarioReport = (
  scenario: Scenario,
  rounds: ReadonlyArray<Round>,
  absent: ReadonlyMap<string, string>,
): string => {
  const clean = rounds.filter(isClean);
  const columns = columnsOf(scenario, clean);
  const rows = scenario.entrants.map((entrant) => {
    const all = rounds.filter(({ contender }) => contender === entrant.id);
    const own = all.filter(isClean);
    const count = absent.get(entrant.id) ?? `${own.length} of ${all.length}`;
    return [entrant.label, ...columns.map(({ cellOf }) => cellOf(entrant, own)), count];
  });
  const durability = scenario.entrants.map((entrant) => `- ${entrant.label}: ${entrant.durability}.`);
  return [
    `## ${scenario.key}. ${scenario.title}`,
    table(["", ...columns.map(({ head }) => head), "rounds that count"], rows),
    [...scenario.notes.map((note) => `- ${note}`), ...durability].join("\n"),
    rounds.length === clean.length
      ? "Every round counts."
      : `${rounds.length - clean.length} of ${rounds.length} rounds dropped: ` +
        `others used more than ${foreignCoresAllowed} core.`,
  ].join("\n\n");
};
