/** What a logistic regression submits as its result, and the demo puts beside it as `pooled.json`. */
export interface LogisticFit {
  readonly outcome: string;
  readonly positive: string;
  readonly terms: ReadonlyArray<LogisticTerm>;
  readonly observations: number;
  readonly excluded: number;
  readonly logLikelihood: number;
  readonly aic: number;
  readonly iterations: number;
}

export interface LogisticTerm {
  readonly term: string;
  /** Change of the log odds per unit of the predictor. */
  readonly estimate: number;
  readonly standardError: number;
  readonly pValue: number;
}

/** The 97.5 % quantile of the standard normal distribution. */
const z95 = 1.959963984540054;

/** The 95 % Wald interval. */
export const intervalOf = ({ estimate, standardError }: LogisticTerm): readonly [number, number] => [
  estimate - z95 * standardError,
  estimate + z95 * standardError,
];

/** The fit that a JSON value is, or null where it is something else. */
export const readLogisticFit = (value: unknown): LogisticFit | null => {
  const figures = numbers(value, ["observations", "excluded", "logLikelihood", "aic", "iterations"] as const);
  const outcome = member(value, "outcome");
  const positive = member(value, "positive");
  const listed = member(value, "terms");
  if (figures === null || typeof outcome !== "string" || !Array.isArray(listed)) return null;
  const terms = listed.map(readTerm);
  if (terms.length === 0 || !terms.every((term) => term !== null)) return null;
  return { outcome, positive: String(positive), terms, ...figures };
};

const readTerm = (value: unknown): LogisticTerm | null => {
  const term = member(value, "term");
  const figures = numbers(value, ["estimate", "standardError", "pValue"] as const);
  return figures === null || typeof term !== "string" ? null : { term, ...figures };
};

const member = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;

const numbers = <const Name extends string>(
  value: unknown,
  names: ReadonlyArray<Name>,
): Readonly<Record<Name, number>> | null => {
  const found: Partial<Record<Name, number>> = {};
  for (const name of names) {
    const figure = member(value, name);
    if (typeof figure !== "number" || !Number.isFinite(figure)) return null;
    found[name] = figure;
  }
  return isComplete(found, names) ? found : null;
};

const isComplete = <Name extends string>(
  found: Partial<Record<Name, number>>,
  names: ReadonlyArray<Name>,
): found is Record<Name, number> => names.every((name) => found[name] !== undefined);
