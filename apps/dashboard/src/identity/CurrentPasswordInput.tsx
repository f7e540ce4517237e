import { PasswordInput } from "@mantine/core";

/** For a password that there is already. */
export const CurrentPasswordInput = ({ label, name }: { readonly label: string; readonly name: string }) => (
  <PasswordInput
    label={label}
    name={name}
    autoComplete="current-password"
    required
    visibilityToggleButtonProps={{ "aria-label": `Show or hide: ${label}` }}
  />
);
