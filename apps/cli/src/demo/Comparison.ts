import type { Fit } from "./Fit.ts";

/** One figure of the model, from both routes. */
export interface ComparedFigure {
  readonly name: string;
  readonly federated: number;
  readonly pooled: number;
  /** The larger of the absolute and the relative difference, so that neither small nor large figures hide. */
  readonly difference: number;
}

export interface Comparison {
  readonly figures: ReadonlyArray<ComparedFigure>;
  readonly largestDifference: number;
  readonly agrees: boolean;
}

/** What the federated and the pooled fit may differ by, in any figure. */
export const tolerance = 1e-6;

const differenceOf = (federated: number, pooled: number): number => {
  const absolute = Math.abs(federated - pooled);
  return absolute === 0 ? 0 : Math.max(absolute, absolute / Math.max(Math.abs(pooled), Number.MIN_VALUE));
};

const figure = (name: string, federated: number, pooled: number): ComparedFigure => ({
  name,
  federated,
  pooled,
  difference: differenceOf(federated, pooled),
});

/** Puts two fits side by side. A figure that one of them lacks is NaN there, and then they do not agree. */
export const compare = (federated: Fit, pooled: Fit): Comparison => {
  const names = [...new Set([...federated.terms, ...pooled.terms].map(({ term }) => term))];
  const terms = names.flatMap((name) => {
    const one = federated.terms.find(({ term }) => term === name);
    const other = pooled.terms.find(({ term }) => term === name);
    return [
      figure(name, one?.estimate ?? Number.NaN, other?.estimate ?? Number.NaN),
      figure("  standard error", one?.standardError ?? Number.NaN, other?.standardError ?? Number.NaN),
    ];
  });
  const figures = [
    ...terms,
    figure("log-likelihood", federated.logLikelihood, pooled.logLikelihood),
    figure("observations", federated.observations, pooled.observations),
  ];
  const largestDifference = Math.max(...figures.map(({ difference }) => difference));
  return { figures, largestDifference, agrees: largestDifference <= tolerance };
};

const shown = (value: number): string =>
  Number.isInteger(value) || Number.isNaN(value) ? String(value) : value.toPrecision(12);
const small = (value: number): string => (value === 0 ? "0" : value.toExponential(1));

/** The comparison as a table for the terminal, the largest difference below it. */
export const render = ({ figures, largestDifference, agrees }: Comparison): ReadonlyArray<string> => {
  const rows = [
    ["", "federated", "pooled", "difference"],
    ...figures.map((each) => [each.name, shown(each.federated), shown(each.pooled), small(each.difference)]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((text, column) =>
        column === 0 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0),
      )
      .join("  "),
  );
  const verdict = agrees ? "the fits agree" : "THE FITS DO NOT AGREE";
  return [
    ...lines,
    "",
    `largest difference ${small(largestDifference)} (allowed: ${small(tolerance)}): ${verdict}`,
  ];
};
