/**
 * NIST Statistical Reference Datasets, univariate summary statistics:
 * https://www.itl.nist.gov/div898/strd/univ/. Certified values are exact in exact arithmetic; `digits` is
 * what doubles can hold of the data themselves.
 */
interface NistSet {
  readonly name: string;
  readonly values: ReadonlyArray<number>;
  readonly mean: number;
  readonly standardDeviation: number;
  /** Relative error allowed of the standard deviation. */
  readonly within: number;
}

const around = (low: number, middle: number, high: number): ReadonlyArray<number> => [
  middle,
  ...Array.from({ length: 1000 }, (_, index) => (index % 2 === 0 ? low : high)),
];

/** Michelson's speed of light, 1879, less 299 km/s, in m/s·10⁻³ and in the order of the data file. */
const michelson = [
  0.85, 0.74, 0.9, 1.07, 0.93, 0.85, 0.95, 0.98, 0.98, 0.88, 1.0, 0.98, 0.93, 0.65, 0.76, 0.81, 1.0, 1.0,
  0.96, 0.96, 0.96, 0.94, 0.96, 0.94, 0.88, 0.8, 0.85, 0.88, 0.9, 0.84, 0.83, 0.79, 0.81, 0.88, 0.88, 0.83,
  0.8, 0.79, 0.76, 0.8, 0.88, 0.88, 0.88, 0.86, 0.72, 0.72, 0.62, 0.86, 0.97, 0.95, 0.88, 0.91, 0.85, 0.87,
  0.84, 0.84, 0.85, 0.84, 0.84, 0.84, 0.89, 0.81, 0.81, 0.82, 0.8, 0.77, 0.76, 0.74, 0.75, 0.76, 0.91, 0.92,
  0.89, 0.86, 0.88, 0.72, 0.84, 0.85, 0.85, 0.78, 0.89, 0.84, 0.78, 0.81, 0.76, 0.81, 0.79, 0.81, 0.82, 0.85,
  0.87, 0.87, 0.81, 0.74, 0.81, 0.94, 0.95, 0.8, 0.81, 0.87,
].map((thousandths) => Math.round((299 + thousandths) * 100) / 100);

export const nist: ReadonlyArray<NistSet> = [
  {
    name: "Michelso",
    values: michelson,
    mean: 299.8524,
    standardDeviation: 0.0790105478190518,
    within: 1e-12,
  },
  {
    name: "NumAcc1",
    values: [10000001, 10000003, 10000002],
    mean: 10000002,
    standardDeviation: 1,
    within: 0,
  },
  { name: "NumAcc2", values: around(1.1, 1.2, 1.3), mean: 1.2, standardDeviation: 0.1, within: 1e-14 },
  {
    name: "NumAcc3",
    values: around(1000000.1, 1000000.2, 1000000.3),
    mean: 1000000.2,
    standardDeviation: 0.1,
    within: 1e-9,
  },
  {
    name: "NumAcc4",
    values: around(10000000.1, 10000000.2, 10000000.3),
    mean: 10000000.2,
    standardDeviation: 0.1,
    within: 1e-7,
  },
];
