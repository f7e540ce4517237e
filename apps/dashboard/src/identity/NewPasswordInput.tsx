import { PasswordInput } from "@mantine/core";

/** Says what the hub asks of a password before it refuses one. */
export const NewPasswordInput = ({ label }: { readonly label: string }) => (
  <PasswordInput
    label={label}
    description="At least 15 characters. Several words make a good one."
    name="password"
    autoComplete="new-password"
    minLength={15}
    maxLength={128}
    required
    visibilityToggleButtonProps={{ "aria-label": "Show or hide the new password" }}
  />
);
