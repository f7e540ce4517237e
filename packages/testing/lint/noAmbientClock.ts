import { memberOf, rule, type Rule } from "./Rule.ts";

export const noAmbientClock: Rule = rule(
  "Time comes from Clock or DateTime, so that tests can turn it.",
  "Take the time from Effect's Clock or DateTime (performance.now() outside Effect), not from the machine.",
  (report) => ({
    MemberExpression: (node) => {
      if (memberOf("Date", node) === "now") report(node);
    },
    NewExpression: (node) => {
      const isDate = node.callee.type === "Identifier" && node.callee.name === "Date";
      if (isDate && node.arguments.length === 0) report(node);
    },
    CallExpression: (node) => {
      if (node.callee.type === "Identifier" && node.callee.name === "Date") report(node);
    },
  }),
);
