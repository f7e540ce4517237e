import type { Scenario } from "./Scenario.ts";
import { fairnessScenario } from "./fairnessScenario.ts";
import { httpScenarios } from "./httpScenarios.ts";
import { queueScenarios } from "./queueScenarios.ts";
import { workflowScenarios } from "./workflowScenarios.ts";

/** Every scenario, in the order they are run. */
export const catalogue: ReadonlyArray<Scenario> = [
  ...workflowScenarios,
  ...queueScenarios,
  fairnessScenario,
  ...httpScenarios,
];

const isChosen = (key: string, wanted: string) => key === wanted || key.startsWith(`${wanted}/`);

/** The scenarios chosen by number or part, all without a choice; with the contenders chosen only. */
export const chosen = (
  scenarios: ReadonlyArray<string>,
  only: ReadonlyArray<string>,
): ReadonlyArray<Scenario> =>
  catalogue
    .filter(({ key }) => scenarios.length === 0 || scenarios.some((wanted) => isChosen(key, wanted)))
    .map((scenario) => ({
      ...scenario,
      entrants: scenario.entrants.filter(({ id }) => only.length === 0 || only.includes(id)),
    }));
