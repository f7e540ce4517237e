import type { AnalysisActivity } from "../hub/hub.ts";
import styles from "./StepList.module.css";
import { stepOf, steps } from "./steps.ts";
import { analysisWords, hasEnded } from "./words.ts";

type Mark = "past" | "now" | "stopped" | "ahead";

const signs: Readonly<Record<Mark, string>> = { past: "✓", now: "", stopped: "✕", ahead: "" };
const spoken: Readonly<Record<Mark, string>> = {
  past: "done",
  now: "now",
  stopped: "ended here",
  ahead: "to come",
};

/** The way of an analysis from draft to result, and where it is. */
export const StepList = ({ activity }: { readonly activity: AnalysisActivity }) => {
  const { state } = activity.analysis;
  const at = stepOf(activity);
  const markOf = (place: number): Mark => {
    if (place < at || state === "completed") return "past";
    if (place > at) return "ahead";
    return hasEnded(state) ? "stopped" : "now";
  };
  return (
    <>
      <ol className={styles["steps"]} aria-label="Progress of the analysis">
        {steps.map(({ label }, place) => {
          const mark = markOf(place);
          return (
            <li
              key={label}
              className={styles[mark]}
              {...(place === at ? { "aria-current": "step" as const } : {})}
            >
              <span className={styles["dot"]} aria-hidden="true">
                {signs[mark]}
              </span>
              <span className={styles["label"]}>
                {mark === "stopped" ? analysisWords[state].text : label}
                <span className={styles["spoken"]}>, {spoken[mark]}</span>
              </span>
            </li>
          );
        })}
      </ol>
      <p className={styles["caption"]} aria-hidden="true">
        Step {at + 1} of {steps.length}:{" "}
        {markOf(at) === "stopped" ? analysisWords[state].text : steps[at]?.label}
      </p>
    </>
  );
};
