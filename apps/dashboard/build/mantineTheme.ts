import { convertCssVariables, DEFAULT_THEME, mergeMantineTheme } from "@mantine/core";
import type { Plugin } from "vite";
import { theme, variables } from "../src/theme/theme.ts";

const name = "virtual:mantine-theme.css";
const resolved = "/virtual/mantine-theme.css";

/**
 * Writes the theme's CSS variables into the stylesheet at build time. Mantine would otherwise put them into a
 * style tag at run time, which a policy without `unsafe-inline` forbids.
 */
export const mantineTheme = (): Plugin => ({
  name: "mantine-theme",
  resolveId: (id) => (id === name ? resolved : undefined),
  load: (id) =>
    id === resolved ? convertCssVariables(variables(mergeMantineTheme(DEFAULT_THEME, theme))) : undefined,
});
