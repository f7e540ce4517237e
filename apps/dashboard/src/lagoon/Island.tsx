import type { AnalysisNode } from "../hub/hub.ts";
import styles from "./LagoonPicture.module.css";
import type { Place } from "./places.ts";

const coasts = [
  "M-44 4C-46-14-22-28 2-26S44-16 45 2 24 26-4 26-42 20-44 4Z",
  "M-43-2C-40-22-10-29 14-25S47-6 42 10 10 29-12 25-45 16-43-2Z",
  "M-45 0C-42-16-26-24-6-27S38-22 44-4 30 24 6 27-46 18-45 0Z",
] as const;

const ring = 2 * Math.PI * 44;

export const Island = (island: {
  readonly place: Place;
  readonly shape: number;
  readonly name: string;
  readonly consent: AnalysisNode["consent"];
  /** Per cent, or null before there is a run. */
  readonly progress: number | null;
  readonly broken: boolean;
  readonly note: string;
}) => {
  const { place, shape, name, consent, progress, broken, note } = island;
  const coast = coasts[shape % coasts.length] ?? coasts[0];
  const mood = broken || consent === "rejected" ? "refused" : consent;
  return (
    <g transform={`translate(${place.x.toFixed(1)} ${place.y.toFixed(1)})`} className={styles[mood]}>
      <circle r="44" className={styles["track"]} />
      <path d={coast} className={styles["shore"]} transform="scale(0.94)" />
      <path d={coast} className={styles["sand"]} transform="scale(0.82)" />
      <path d={coast} className={styles["green"]} transform="scale(0.57) rotate(8)" />
      {mood === "refused" ? (
        <path d="M-8-8 8 8M8-8-8 8" className={styles["cross"]} />
      ) : (
        <path
          d="M0 13C1 5 1-1-1-7M-1-7C-8-13-15-10-17-5M-1-7C6-13 13-10 15-5M-1-7C-5-15-2-18 3-19M-1-7C-9-9-12-3-12 1"
          className={styles["palm"]}
        />
      )}
      {progress !== null && progress > 0 && mood !== "refused" && (
        <circle
          r="44"
          className={styles["progress"]}
          strokeDasharray={`${((progress / 100) * ring).toFixed(1)} ${ring.toFixed(1)}`}
          transform="rotate(-90)"
        />
      )}
      <text y="62" className={styles["name"]}>
        {name}
      </text>
      <text y="79" className={styles["note"]}>
        {note}
      </text>
    </g>
  );
};
