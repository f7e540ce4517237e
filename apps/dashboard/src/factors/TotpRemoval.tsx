import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { field } from "../identity/fields.ts";
import { Failure } from "../shell/Failure.tsx";
import { disableTotp } from "./factors.ts";
import styles from "./Factors.module.css";

/** Asks for a code of the app that is to go, or a recovery code where it is lost. */
export const TotpRemoval = (removal: {
  readonly confirmed: <T>(call: () => Promise<T>) => Promise<T>;
  readonly onCancel: () => void;
  readonly onRemoved: () => void;
}) => {
  const remove = useMutation({
    mutationFn: (code: string) => removal.confirmed(() => disableTotp(code)),
    onSuccess: removal.onRemoved,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    remove.mutate(field(event.currentTarget, "code"));
  };
  return (
    <form onSubmit={submit} className={styles["setup"]}>
      <TextInput
        label="Code of the app, or a recovery code"
        description="Without another second factor your password alone signs you in afterwards."
        name="code"
        autoComplete="one-time-code"
        maxLength={64}
        required
      />
      <Failure title="The app still counts" of={remove.error} />
      <div className={styles["buttons"]}>
        <Button variant="default" onClick={removal.onCancel}>
          Cancel
        </Button>
        <Button type="submit" loading={remove.isPending}>
          Remove the app
        </Button>
      </div>
    </form>
  );
};
