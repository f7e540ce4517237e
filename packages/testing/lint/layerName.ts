import { memberOf, rule, type Expression, type Rule } from "./Rule.ts";

/** Whether an expression makes a layer: `Layer.effect(…)`, the same piped on, or a function that does. */
const makesLayer = (expression: Expression | null): boolean => {
  if (expression?.type === "ArrowFunctionExpression") {
    return expression.body.type !== "BlockStatement" && makesLayer(expression.body);
  }
  if (expression?.type !== "CallExpression") return false;
  if (memberOf("Layer", expression.callee) !== null) return true;
  return expression.callee.type === "MemberExpression" && makesLayer(expression.callee.object);
};

const isLayerName = (name: string) => /^layer(?:[A-Z]|$)/.test(name) || name.endsWith("Tier");

export const layerName: Rule = rule(
  "One name for layers everywhere: layer, or layer followed by what is special about it.",
  "Call it `layer`, `layerMemory`, `layerTest`… (only the tiers of an app end in Tier).",
  (report) => ({
    PropertyDefinition: (node) => {
      if (!node.static || node.computed || node.key.type !== "Identifier") return;
      if (makesLayer(node.value) && !isLayerName(node.key.name)) report(node);
    },
    ExportNamedDeclaration: (node) => {
      if (node.declaration?.type !== "VariableDeclaration") return;
      for (const { id, init } of node.declaration.declarations) {
        if (id.type === "Identifier" && makesLayer(init) && !isLayerName(id.name)) report(id);
      }
    },
  }),
);
