import { layerName } from "./layerName.ts";
import { noAmbientClock } from "./noAmbientClock.ts";
import { noBarrel } from "./noBarrel.ts";
import { noSqlTypeParameter } from "./noSqlTypeParameter.ts";
import { noSwallowedFailure } from "./noSwallowedFailure.ts";
import { workflowAtModuleLevel } from "./workflowAtModuleLevel.ts";
import type { Rule } from "./Rule.ts";

/** The house's own rules, for oxlint's `jsPlugins`. */
const plugin: { readonly meta: { readonly name: string }; readonly rules: Record<string, Rule> } = {
  meta: { name: "atoll" },
  rules: {
    "layer-name": layerName,
    "no-ambient-clock": noAmbientClock,
    "no-barrel": noBarrel,
    "no-sql-type-parameter": noSqlTypeParameter,
    "no-swallowed-failure": noSwallowedFailure,
    "workflow-at-module-level": workflowAtModuleLevel,
  },
};

export default plugin;
