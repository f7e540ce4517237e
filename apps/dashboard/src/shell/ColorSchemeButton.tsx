import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";

/** Follows the system until a person chooses; the choice is kept in this browser. */
export const ColorSchemeButton = () => {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme("light", { getInitialValueInEffect: false }) === "dark";
  const name = dark ? "Use light colours" : "Use dark colours";
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={name}
      title={name}
      onClick={() => setColorScheme(dark ? "light" : "dark")}
    >
      <svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" aria-hidden="true">
        <g strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
          {dark ? (
            <>
              <circle cx="12" cy="12" r="4.5" />
              <path d="M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M5 19l1.4-1.4M17.6 6.4L19 5" />
            </>
          ) : (
            <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z" />
          )}
        </g>
      </svg>
    </ActionIcon>
  );
};
