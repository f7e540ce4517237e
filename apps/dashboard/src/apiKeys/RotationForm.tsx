import { Button, NativeSelect } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useStepUp } from "../account/StepUp.tsx";
import type { ApiKey, ApiKeyGrant } from "../hub/hub.ts";
import { field } from "../identity/fields.ts";
import { Failure } from "../shell/Failure.tsx";
import styles from "../shell/Lines.module.css";
import { rotateApiKey } from "./apiKeys.ts";
import { inDays, lifetimes, overlaps } from "./times.ts";

/** A new key of the same name and scopes takes the old one's place, at once or after a while. */
export const RotationForm = (rotation: {
  readonly apiKey: ApiKey;
  readonly onCancel: () => void;
  readonly onRotated: (grant: ApiKeyGrant) => void;
}) => {
  const { confirmed, dialog } = useStepUp();
  const rotate = useMutation({
    mutationFn: (form: HTMLFormElement) => {
      const expiresAt = inDays(Number(field(form, "days")));
      const overlapSeconds = Number(field(form, "overlap"));
      return confirmed(() => rotateApiKey(rotation.apiKey.id, { expiresAt, overlapSeconds }));
    },
    onSuccess: rotation.onRotated,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    rotate.mutate(event.currentTarget);
  };
  return (
    <>
      <form onSubmit={submit} className={styles["form"]}>
        <p>A new key takes the place of {rotation.apiKey.name}. It may do the same.</p>
        <div className={styles["pair"]}>
          <NativeSelect label="Lifetime of the new key" name="days" data={lifetimes} defaultValue="90" />
          <NativeSelect label="The old key works on" name="overlap" data={overlaps} defaultValue="86400" />
        </div>
        <Failure title="The key is not rotated" of={rotate.error} />
        <div className={styles["end"]}>
          <Button variant="default" onClick={rotation.onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={rotate.isPending}>
            Rotate the key
          </Button>
        </div>
      </form>
      {dialog}
    </>
  );
};
