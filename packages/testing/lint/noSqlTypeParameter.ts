import { rule, type Rule } from "./Rule.ts";

export const noSqlTypeParameter: Rule = rule(
  "A row is decoded by a schema, never asserted by a type parameter.",
  "Decode the rows with a schema (SqlSchema); a type parameter here only asserts what they are.",
  (report) => ({
    TaggedTemplateExpression: (node) => {
      const { tag } = node;
      const isSql =
        (tag.type === "Identifier" && tag.name === "sql") ||
        (tag.type === "MemberExpression" &&
          tag.property.type === "Identifier" &&
          tag.property.name === "sql");
      if (isSql && node.typeArguments) report(node);
    },
  }),
);
