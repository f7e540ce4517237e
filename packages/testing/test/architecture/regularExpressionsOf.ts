import { type Expression, type Argument, parseSync, Visitor } from "oxc-parser";

export interface FoundExpression {
  readonly pattern: string;
  readonly flags: string;
}

export interface FoundExpressions {
  readonly expressions: ReadonlyArray<FoundExpression>;
  /** Source of each `RegExp(…)` whose pattern is not written there. */
  readonly computed: ReadonlyArray<string>;
}

/** The text of a string or template; what a template puts in is taken to be `1`. */
const textOf = (node: Argument | Expression | undefined): string | undefined => {
  if (node?.type === "Literal" && "value" in node && typeof node.value === "string") return node.value;
  if (node?.type === "TemplateLiteral") return node.quasis.map(({ value }) => value.cooked ?? "").join("1");
  return undefined;
};

/** Every regular expression of a source text: literals and calls of `RegExp`, with or without `new`. */
export const regularExpressionsOf = (fileName: string, text: string): FoundExpressions => {
  const { program, errors } = parseSync(fileName, text);
  if (errors.length > 0) throw new Error(`${fileName} does not parse: ${errors[0]?.message}`);
  const expressions: Array<FoundExpression> = [];
  const computed: Array<string> = [];
  const addCall = (node: {
    readonly callee: Expression;
    readonly arguments: ReadonlyArray<Argument>;
    readonly start: number;
    readonly end: number;
  }) => {
    if (node.callee.type !== "Identifier" || node.callee.name !== "RegExp") return;
    const [first, second] = node.arguments;
    const pattern = textOf(first);
    if (pattern === undefined) computed.push(`${fileName}: ${text.slice(node.start, node.end)}`);
    else expressions.push({ pattern, flags: textOf(second) ?? "" });
  };
  new Visitor({
    Literal: (node) => {
      if ("regex" in node) expressions.push({ pattern: node.regex.pattern, flags: node.regex.flags });
    },
    NewExpression: addCall,
    CallExpression: addCall,
  }).visit(program);
  return { expressions, computed };
};
