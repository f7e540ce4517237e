import { useElementSize } from "@mantine/hooks";
import { scaleLinear } from "d3-scale";
import styles from "./CoefficientPlot.module.css";
import { formatFigure } from "./figures.ts";
import type { Compared } from "./FitComparison.tsx";
import { intervalOf } from "./LogisticFit.ts";
import type { LogisticTerm } from "./LogisticFit.ts";

const row = { height: 92, federated: 34, pooled: 50, axis: 66 };
/** Room for half of the outermost number of an axis. */
const margin = 26;

const Point = (point: {
  readonly term: LogisticTerm;
  readonly y: number;
  readonly x: (value: number) => number;
  readonly kind: "federated" | "pooled";
}) => {
  const { term, y, x, kind } = point;
  const [low, high] = intervalOf(term);
  const at = x(term.estimate);
  return (
    <g className={styles[kind]} data-fit={kind}>
      <path d={`M${x(low)} ${y}H${x(high)}M${x(low)} ${y - 4}v8M${x(high)} ${y - 4}v8`} />
      {kind === "federated" ? (
        <circle cx={at} cy={y} r="5" />
      ) : (
        <path d={`M${at - 6} ${y}l6-6 6 6-6 6z`} className={styles["diamond"]} />
      )}
    </g>
  );
};

/** Coefficients have units of their own, so each gets an axis of its own; 0 is always on it. */
const Row = ({ compared, width, top }: { compared: Compared; width: number; top: number }) => {
  const { federated, pooled } = compared;
  const ends = [federated, pooled].flatMap((term) => (term === null ? [] : intervalOf(term)));
  const x = scaleLinear()
    .domain([Math.min(0, ...ends), Math.max(0, ...ends)])
    .range([margin, width - margin])
    .nice(4);
  const ticks = x.ticks(width < 420 ? 3 : 5);
  return (
    <g transform={`translate(0 ${top})`}>
      <text x="0" y="16" className={styles["term"]}>
        {federated.term}
      </text>
      <path d={`M${margin} ${row.axis}H${width - margin}`} className={styles["axis"]} />
      {ticks.map((tick) => (
        <g key={tick} transform={`translate(${x(tick)} 0)`}>
          <path d={`M0 22V${row.axis}`} className={tick === 0 ? styles["zero"] : styles["grid"]} />
          <text y={row.axis + 15} className={styles["tick"]}>
            {tick === 0
              ? "0"
              : formatFigure(tick)
                  .replace(/(\.\d*?)0+$/, "$1")
                  .replace(/\.$/, "")}
          </text>
        </g>
      ))}
      <Point term={federated} y={row.federated} x={x} kind="federated" />
      {pooled !== null && <Point term={pooled} y={row.pooled} x={x} kind="pooled" />}
    </g>
  );
};

/** The estimates with their 95 % intervals. The table beside it says the same in figures. */
export const CoefficientPlot = ({ terms }: { readonly terms: ReadonlyArray<Compared> }) => {
  const { ref, width } = useElementSize<HTMLDivElement>();
  const withPooled = terms.some(({ pooled }) => pooled !== null);
  const height = terms.length * row.height;
  return (
    <figure className={styles["figure"]}>
      <figcaption>
        <span className={styles["federated"]}>
          <svg width="22" height="12" aria-hidden="true">
            <path d="M0 6h22" />
            <circle cx="11" cy="6" r="5" />
          </svg>
          Federated
        </span>
        {withPooled && (
          <span className={styles["pooled"]}>
            <svg width="22" height="12" aria-hidden="true">
              <path d="M0 6h22" />
              <path d="M5 6l6-6 6 6-6 6z" className={styles["diamond"]} />
            </svg>
            Pooled
          </span>
        )}
        <span>point and 95 % interval</span>
      </figcaption>
      <div ref={ref} className={styles["canvas"]}>
        {width > 0 && (
          <svg
            width={width}
            height={height}
            role="img"
            aria-label={`Plot of ${terms.length} coefficients with 95 % intervals${
              withPooled ? ", federated and pooled fit side by side" : ""
            }. The table holds the same figures.`}
          >
            {terms.map((compared, place) => (
              <Row key={compared.federated.term} compared={compared} width={width} top={place * row.height} />
            ))}
          </svg>
        )}
      </div>
    </figure>
  );
};
