import type { Scenario } from "./Scenario.ts";
import { fairnessScenario } from "./fairnessScenario.ts";
import { httpScenarios } from "./httpScenarios.ts";
import { identityScenarios } from "./identityScenarios.ts";
import { queueScenarios } from "./queueScenarios.ts";
import { workflowScenarios } from "./workflowScenarios.ts";

/** Every scenario, in the order they are run. */
export const catalogue: ReadonlyArray<Scenario> = [
  ...workflowScenarios,
  ...queueScenarios,
  fairnessScenario,
  ...httpScenarios,
  ...identityScenarios,
];

/** Whether a scenario was asked for, by its number or as a part of it; without a wish all are. */
export const isChosen = (key: string, wanted: ReadonlyArray<string>): boolean =>
  wanted.length === 0 || wanted.some((each) => key === each || key.startsWith(`${each}/`));

/** The scenarios chosen by number or part, all without a choice; with the contenders chosen only. */
export const chosen = (
  scenarios: ReadonlyArray<string>,
  only: ReadonlyArray<string>,
): ReadonlyArray<Scenario> =>
  catalogue
    .filter(({ key }) => isChosen(key, scenarios))
    .map((scenario) => ({
      ...scenario,
      entrants: scenario.entrants.filter(({ id }) => only.length === 0 || only.includes(id)),
    }));
