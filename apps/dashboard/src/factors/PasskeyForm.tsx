import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { deviceOf } from "../account/device.ts";
import { field } from "../identity/fields.ts";
import { Failure } from "../shell/Failure.tsx";
import styles from "../shell/Lines.module.css";
import { addPasskey } from "./factors.ts";
import type { Added } from "./factors.ts";
import { hasPasskeys } from "./passkeys.ts";

/** Asks the browser for a new passkey under a name by which its person knows it again. */
export const PasskeyForm = ({
  confirmed,
  onAdded,
}: {
  /** Makes a call that the hub may ask who one is for. */
  readonly confirmed: <T>(call: () => Promise<T>) => Promise<T>;
  readonly onAdded: (added: Added) => void;
}) => {
  const add = useMutation({
    mutationFn: (name: string) => confirmed(() => addPasskey(name)),
    onSuccess: onAdded,
  });
  if (!hasPasskeys) return <p>This browser, or this address, knows no passkeys.</p>;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate(field(event.currentTarget, "passkeyName"));
  };
  return (
    <form onSubmit={submit} className={styles["form"]}>
      <TextInput
        label="Name of the new passkey"
        description="By which you know it again"
        name="passkeyName"
        defaultValue={deviceOf(navigator.userAgent)}
        maxLength={100}
        autoComplete="off"
        required
      />
      <Failure title="No passkey was added" of={add.error} />
      <div>
        <Button type="submit" variant="default" loading={add.isPending}>
          Add a passkey
        </Button>
      </div>
    </form>
  );
};
