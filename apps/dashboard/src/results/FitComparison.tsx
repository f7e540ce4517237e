import { formatCount, plural } from "../analyses/format.ts";
import { CoefficientPlot } from "./CoefficientPlot.tsx";
import { CoefficientTable } from "./CoefficientTable.tsx";
import { formatDifference, formatFigure } from "./figures.ts";
import styles from "./FitComparison.module.css";
import type { LogisticFit, LogisticTerm } from "./LogisticFit.ts";

export interface Compared {
  readonly federated: LogisticTerm;
  readonly pooled: LogisticTerm | null;
}

const compare = (federated: LogisticFit, pooled: LogisticFit | null): ReadonlyArray<Compared> =>
  federated.terms.map((term) => ({
    federated: term,
    pooled: pooled?.terms.find((other) => other.term === term.term) ?? null,
  }));

const largestDifference = (terms: ReadonlyArray<Compared>): number | null =>
  terms.reduce<number | null>((largest, { federated, pooled }) => {
    if (pooled === null) return largest;
    return Math.max(largest ?? 0, Math.abs(federated.estimate - pooled.estimate));
  }, null);

/** A logistic regression over the sites, beside the same fit on the pooled rows where that is known. */
export const FitComparison = ({
  federated,
  pooled,
}: {
  readonly federated: LogisticFit;
  readonly pooled: LogisticFit | null;
}) => {
  const terms = compare(federated, pooled);
  const difference = largestDifference(terms);
  return (
    <div className={styles["result"]}>
      <div className={styles["lead"]}>
        <p>
          Logistic regression of <strong>{federated.outcome}</strong> ({federated.positive}) on{" "}
          {formatCount(federated.observations)} rows that never left their sites
          {federated.excluded > 0 && `; ${plural(federated.excluded, "incomplete row")} left out`}.
        </p>
        {difference !== null && (
          <p className={styles["agree"]}>
            Federated and pooled estimates differ by at most <strong>{formatDifference(difference)}</strong>.
          </p>
        )}
      </div>
      <div className={styles["columns"]}>
        <CoefficientPlot terms={terms} />
        <CoefficientTable terms={terms} />
      </div>
      <dl className={styles["figures"]}>
        <div>
          <dt>Log-likelihood</dt>
          <dd>{formatFigure(federated.logLikelihood)}</dd>
        </div>
        <div>
          <dt>AIC</dt>
          <dd>{formatFigure(federated.aic)}</dd>
        </div>
        <div>
          <dt>Iterations</dt>
          <dd>{federated.iterations}</dd>
        </div>
      </dl>
    </div>
  );
};
