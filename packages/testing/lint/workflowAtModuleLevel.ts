import { memberOf, rule, type Ancestor, type Rule } from "./Rule.ts";

const functions = new Set(["ArrowFunctionExpression", "FunctionExpression", "FunctionDeclaration"]);

/** The functions an expression stands in, innermost first. */
const functionsAround = (node: Ancestor): ReadonlyArray<Ancestor> => {
  const around: Array<Ancestor> = [];
  for (let above: Ancestor | null = node.parent; above !== null; above = above.parent) {
    if (functions.has(above.type)) around.push(above);
  }
  return around;
};

const isGenerator = (node: Ancestor | undefined) => node?.type === "FunctionExpression" && node.generator;

export const workflowAtModuleLevel: Rule = rule(
  "A workflow is defined once, as a module's value; so is each of its activities, or a function that makes it.",
  "Define this at module level (an activity may be made by a function of the module, not inside a body).",
  (report) => ({
    CallExpression: (node) => {
      const around = functionsAround(node);
      if (memberOf("Workflow", node.callee) === "make" && around.length > 0) report(node);
      const isPart = ["Activity", "DurableDeferred"].some(
        (module) => memberOf(module, node.callee) === "make",
      );
      if (isPart && (around.length > 1 || isGenerator(around[0]))) report(node);
    },
  }),
);
