import { formatDifference, formatFigure, formatP } from "./figures.ts";
import type { Compared } from "./FitComparison.tsx";
import styles from "./FitComparison.module.css";
import { intervalOf } from "./LogisticFit.ts";
import type { LogisticTerm } from "./LogisticFit.ts";

const Estimate = ({ term }: { readonly term: LogisticTerm }) => {
  const [low, high] = intervalOf(term);
  return (
    <td>
      <span className={styles["estimate"]}>{formatFigure(term.estimate)}</span>
      <span className={styles["interval"]}>
        {formatFigure(low, 4)} to {formatFigure(high, 4)}
      </span>
    </td>
  );
};

export const CoefficientTable = ({ terms }: { readonly terms: ReadonlyArray<Compared> }) => {
  const withPooled = terms.some(({ pooled }) => pooled !== null);
  return (
    <table className={styles["table"]}>
      <caption>Coefficients as log odds, each with its 95 % interval</caption>
      <thead>
        <tr>
          <th scope="col">Coefficient</th>
          <th scope="col">Federated</th>
          {withPooled && <th scope="col">Pooled</th>}
          {withPooled && <th scope="col">Difference</th>}
          <th scope="col" className={styles["wide"]}>
            p
          </th>
        </tr>
      </thead>
      <tbody>
        {terms.map(({ federated, pooled }) => (
          <tr key={federated.term}>
            <th scope="row">{federated.term}</th>
            <Estimate term={federated} />
            {withPooled && (pooled === null ? <td>not fitted</td> : <Estimate term={pooled} />)}
            {withPooled && (
              <td className={styles["short"]}>
                {pooled === null ? "" : formatDifference(federated.estimate - pooled.estimate)}
              </td>
            )}
            <td className={`${styles["wide"]} ${styles["short"]}`}>{formatP(federated.pValue)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
