import { rule, type Rule } from "./Rule.ts";

export const noBarrel: Rule = rule(
  "A module is imported where it stands: no file passes on what others export.",
  "Import from the file that defines it: no re-exports, no index files.",
  (report, filename) => ({
    Program: (node) => {
      if (/[\\/]index\.[cm]?[jt]sx?$/.test(filename)) report(node);
    },
    ExportAllDeclaration: (node) => report(node),
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) report(node);
    },
  }),
);
