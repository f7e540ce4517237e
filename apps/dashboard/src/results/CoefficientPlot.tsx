import { scaleLinear } from "d3-scale";
import styles from "./CoefficientPlot.module.css";
import { formatTick } from "./figures.ts";
import type { Compared } from "./FitComparison.tsx";
import { intervalOf } from "./LogisticFit.ts";
import type { LogisticTerm } from "./LogisticFit.ts";

const height = { federated: 12, pooled: 28, axis: 44, row: 64 };

type Kind = "federated" | "pooled";

const Marker = ({ kind }: { readonly kind: Kind }) =>
  kind === "federated" ? <circle r="5" /> : <path d="M-6 0l6-6 6 6-6 6z" />;

/** Places are in per cent of the width, so that the plot fits any window without being measured. */
const Point = (point: {
  readonly term: LogisticTerm;
  readonly x: (value: number) => string;
  readonly kind: Kind;
}) => {
  const { term, x, kind } = point;
  const [low, high] = intervalOf(term).map(x);
  const y = height[kind];
  return (
    <g className={styles[kind]} data-fit={kind}>
      <line x1={low} x2={high} y1={y} y2={y} />
      <line x1={low} x2={low} y1={y - 4} y2={y + 4} />
      <line x1={high} x2={high} y1={y - 4} y2={y + 4} />
      <svg x={x(term.estimate)} y={y} overflow="visible">
        <Marker kind={kind} />
      </svg>
    </g>
  );
};

/** Coefficients have units of their own, so each gets an axis of its own; 0 is always on it. */
const Row = ({ compared: { federated, pooled } }: { readonly compared: Compared }) => {
  const ends = [federated, pooled].flatMap((term) => (term === null ? [] : intervalOf(term)));
  const scale = scaleLinear()
    .domain([Math.min(0, ...ends), Math.max(0, ...ends)])
    .range([0, 100])
    .nice(4);
  const x = (value: number): string => `${scale(value).toFixed(3)}%`;
  return (
    <div className={styles["row"]}>
      <p>{federated.term}</p>
      <svg width="100%" height={height.row} overflow="visible">
        {scale.ticks(4).map((tick) => (
          <g key={tick} className={tick === 0 ? styles["zero"] : styles["tick"]}>
            <line x1={x(tick)} x2={x(tick)} y1="0" y2={height.axis} />
            <text x={x(tick)} y={height.axis + 15}>
              {formatTick(tick)}
            </text>
          </g>
        ))}
        <line x1="0" x2="100%" y1={height.axis} y2={height.axis} className={styles["axis"]} />
        <Point term={federated} x={x} kind="federated" />
        {pooled !== null && <Point term={pooled} x={x} kind="pooled" />}
      </svg>
    </div>
  );
};

const Key = ({ kind, children }: { readonly kind: Kind; readonly children: string }) => (
  <span>
    <svg width="22" height="12" viewBox="-11 -6 22 12" className={styles[kind]} aria-hidden="true">
      <line x1="-11" x2="11" />
      <Marker kind={kind} />
    </svg>
    {children}
  </span>
);

/** The estimates with their 95 % intervals. The table beside it says the same in figures. */
export const CoefficientPlot = ({ terms }: { readonly terms: ReadonlyArray<Compared> }) => {
  const withPooled = terms.some(({ pooled }) => pooled !== null);
  const both = withPooled ? ", federated and pooled fit side by side" : "";
  return (
    <figure className={styles["figure"]}>
      <figcaption>
        <Key kind="federated">Federated</Key>
        {withPooled && <Key kind="pooled">Pooled</Key>}
        <span>point and 95 % interval</span>
      </figcaption>
      <div
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- one picture made of several drawings
        role="img"
        aria-label={`Plot of ${terms.length} coefficients with 95 % intervals${both}. The table holds the same figures.`}
      >
        {terms.map((compared) => (
          <Row key={compared.federated.term} compared={compared} />
        ))}
      </div>
    </figure>
  );
};
