import { Button, Skeleton, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { field } from "../identity/fields.ts";
import { CopyField } from "../shell/CopyField.tsx";
import { Failure } from "../shell/Failure.tsx";
import { confirmTotp, enrolTotp } from "./factors.ts";
import type { Added } from "./factors.ts";
import styles from "./Factors.module.css";
import { QrCode } from "./QrCode.tsx";

const enrolment = ["totp-enrolment"];

/** Shows a new secret and asks for a code of it; nothing is guarded before that. */
export const TotpSetup = (setup: {
  /** Makes a call that the hub may ask who one is for. */
  readonly confirmed: <T>(call: () => Promise<T>) => Promise<T>;
  readonly cancel: ReactNode;
  readonly onAdded: (added: Added) => void;
}) => {
  const { confirmed } = setup;
  const queryClient = useQueryClient();
  // Asked once for as long as it is not confirmed: another answer would make the secret that is shown here worthless.
  const begun = useQuery({
    queryKey: enrolment,
    queryFn: () => confirmed(enrolTotp),
    staleTime: Infinity,
    // Whoever closes the form leaves no secret behind.
    gcTime: 10_000,
    retry: false,
  });
  const confirm = useMutation({
    mutationFn: confirmTotp,
    onSuccess: (added) => {
      setup.onAdded(added);
      queryClient.removeQueries({ queryKey: enrolment });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate(field(event.currentTarget, "code"));
  };
  return (
    <form onSubmit={submit} className={styles["setup"]}>
      <Failure title="The app cannot be set up now" of={begun.error} />
      {begun.data === undefined && begun.error === null && <Skeleton height={220} radius="md" />}
      {begun.data !== undefined && (
        <>
          <p>Scan this code with an authenticator app, or type the secret into it.</p>
          <QrCode svg={begun.data.qrCode} label="QR code of the secret below" />
          <CopyField label="Secret" text={begun.data.secret} />
          <TextInput
            label="Code that the app shows"
            description="Six digits"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={16}
            required
          />
          <Failure title="The app does not count yet" of={confirm.error} />
        </>
      )}
      <div className={styles["buttons"]}>
        {setup.cancel}
        {begun.data !== undefined && (
          <Button type="submit" loading={confirm.isPending}>
            Turn it on
          </Button>
        )}
      </div>
    </form>
  );
};
