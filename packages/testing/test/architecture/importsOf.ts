import { parseSync, Visitor } from "oxc-parser";

export interface Import {
  readonly specifier: string;
  /** Erased before it runs: `import type`, or a type that names a module. */
  readonly isType: boolean;
}

/** Every module a source text names: imports, re-exports, dynamic imports and types, but not comments or strings. */
export const importsOf = (fileName: string, text: string): ReadonlyArray<Import> => {
  const { program, errors } = parseSync(fileName, text);
  if (errors.length > 0) throw new Error(`${fileName} does not parse: ${errors[0]?.message}`);
  const found: Array<Import> = [];
  const add = (specifier: string, isType: boolean) => found.push({ specifier, isType });
  new Visitor({
    ImportDeclaration: (node) => {
      const named = node.specifiers.filter((each) => each.type === "ImportSpecifier");
      const allTypes = named.length > 0 && named.length === node.specifiers.length;
      const isType =
        node.importKind === "type" || (allTypes && named.every((each) => each.importKind === "type"));
      add(node.source.value, isType);
    },
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) add(node.source.value, node.exportKind === "type");
    },
    ExportAllDeclaration: (node) => add(node.source.value, node.exportKind === "type"),
    ImportExpression: (node) => {
      const { source } = node;
      if (source.type === "Literal" && "value" in source && typeof source.value === "string") {
        add(source.value, false);
      }
    },
    TSImportType: (node) => add(node.source.value, true),
  }).visit(program);
  return found;
};
