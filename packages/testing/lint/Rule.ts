import type { RuleTester } from "oxlint/plugins-dev";

/** A rule as oxlint takes it; the shape is ESLint's. */
export type Rule = Parameters<RuleTester["run"]>[1];

/** The visitor object a rule returns, and what it is told about a kind of node. */
type Visitor = ReturnType<NonNullable<Rule["create"]>>;
export type CallExpression = Parameters<NonNullable<Visitor["CallExpression"]>>[0];
export type Expression = CallExpression["callee"];
/** Any node, seen from below. */
export type Ancestor = Expression["parent"];

/** A rule with one message. */
export const rule = (
  description: string,
  message: string,
  visit: (report: (node: Expression | Ancestor) => void, filename: string) => Visitor,
): Rule => ({
  meta: { type: "problem", docs: { description }, messages: { found: message } },
  create: (context) => visit((node) => context.report({ node, messageId: "found" }), context.filename),
});

/** The name in `Module.name`, where the expression has that form and the module that name. */
export const memberOf = (module: string, expression: Expression | Ancestor): string | null =>
  expression.type === "MemberExpression" &&
  !expression.computed &&
  expression.object.type === "Identifier" &&
  expression.object.name === module &&
  expression.property.type === "Identifier"
    ? expression.property.name
    : null;
