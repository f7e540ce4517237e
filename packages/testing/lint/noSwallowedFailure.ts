import { memberOf, rule, type CallExpression, type Rule } from "./Rule.ts";

type Argument = CallExpression["arguments"][number];

const catchAll = new Set(["catch", "catchAll", "catchCause", "catchAllCause", "catchDefect"]);

/** A handler without a parameter cannot have looked at what it catches. */
const isBlind = (argument: Argument | undefined) =>
  (argument?.type === "ArrowFunctionExpression" || argument?.type === "FunctionExpression") &&
  argument.params.length === 0;

const isPipe = ({ callee }: CallExpression) =>
  callee.type === "MemberExpression" &&
  callee.property.type === "Identifier" &&
  callee.property.name === "pipe";

/** One call of one thing, of which it can be known that it cannot fail here: not a body, not a chain. */
const isSingleCall = (subject: Argument | undefined) =>
  subject?.type === "CallExpression" && memberOf("Effect", subject.callee) === null && !isPipe(subject);

/** `Effect.orDie(decode(row))` and `decode(row).pipe(Effect.orDie)`; anything wider is a blanket. */
const isNarrow = (call: CallExpression, isCallee: boolean) =>
  isCallee
    ? isSingleCall(call.arguments[0])
    : isPipe(call) &&
      call.arguments.length === 1 &&
      call.callee.type === "MemberExpression" &&
      isSingleCall(call.callee.object);

export const noSwallowedFailure: Rule = rule(
  "A failure is handled by its tag, or passed on: never made to vanish wholesale.",
  "Handle the failures by tag (Effect.catchTag), or look at the cause: this makes all of them vanish.",
  (report) => ({
    MemberExpression: (node) => {
      if (memberOf("Effect", node) !== "orDie") return;
      const { parent } = node;
      const isInCall = parent.type === "CallExpression";
      if (!isInCall || !isNarrow(parent, parent.callee === node)) report(node);
    },
    CallExpression: (node) => {
      const name = memberOf("Effect", node.callee);
      if (name !== null && catchAll.has(name) && isBlind(node.arguments.at(-1))) report(node);
    },
  }),
);
