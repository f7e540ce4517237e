import { createTheme, defaultCssVariablesResolver } from "@mantine/core";
import type { CSSVariablesResolver } from "@mantine/core";

const fonts =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif';

export const theme = createTheme({
  primaryColor: "lagoon",
  primaryShade: 7,
  colors: {
    lagoon: [
      "#e6f6f7",
      "#cdecee",
      "#a0dade",
      "#70c7ce",
      "#4bb8c0",
      "#2fa5af",
      "#148e99",
      "#0a7681",
      "#075f68",
      "#044a52",
    ],
    // Mantine's greys, with a little of the sea in them.
    dark: [
      "#e4ecf0",
      "#c3d0d7",
      "#a5b6c0",
      "#7f929d",
      "#5d707b",
      "#3a4c56",
      "#1d2a31",
      "#172229",
      "#111b21",
      "#0c1418",
    ],
  },
  fontFamily: fonts,
  fontFamilyMonospace:
    'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace',
  headings: { fontFamily: fonts, fontWeight: "650" },
  defaultRadius: "md",
});

/** Text colours darker (in the dark: lighter) than Mantine's, for a contrast of 4.5 : 1 on every surface. */
export const variables: CSSVariablesResolver = (merged) => {
  const { variables: shared, light, dark } = defaultCssVariablesResolver(merged);
  return {
    variables: shared,
    light: {
      ...light,
      "--mantine-color-body": "#f4f7f8",
      "--mantine-color-text": "#15252d",
      "--mantine-color-dimmed": "#4b5d68",
      "--mantine-color-placeholder": "#5d6e78",
      "--mantine-color-error": "#b3261e",
      "--mantine-color-default-border": "#c3ced5",
    },
    dark: {
      ...dark,
      "--mantine-color-body": "#0f181d",
      "--mantine-color-text": "#e4ecf0",
      "--mantine-color-dimmed": "#a5b6c0",
      "--mantine-color-placeholder": "#94a6b1",
      "--mantine-color-error": "#ff9d94",
      "--mantine-color-default": "#1d2a31",
      "--mantine-color-default-hover": "#25353d",
      "--mantine-color-default-border": "#3a4c56",
    },
  };
};
