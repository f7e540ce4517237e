import { Button, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { FormEvent, ReactNode } from "react";
import { Failure } from "../shell/Failure.tsx";
import { CurrentPasswordInput } from "../identity/CurrentPasswordInput.tsx";
import { field } from "../identity/fields.ts";
import { show } from "./proofs.ts";
import type { Proof } from "./proofs.ts";
import styles from "./Factors.module.css";
import { sessionQuery } from "../identity/session.ts";

const instead: { readonly [P in Proof]: string } = {
  password: "Use the password",
  totp: "Use the authenticator app",
  passkey: "Use a passkey",
  "recovery-code": "Use a recovery code",
};

const ProofInput = ({ proof }: { readonly proof: Proof }) => {
  switch (proof) {
    case "password":
      return <CurrentPasswordInput label="Your password" name="proof" />;
    case "totp":
      return (
        <TextInput
          label="Code of your authenticator app"
          description="Six digits. Each code counts once."
          name="proof"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={16}
          required
        />
      );
    case "recovery-code":
      return (
        <TextInput
          label="Recovery code"
          description="One of the ten that you kept. Each is good once."
          name="proof"
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          required
        />
      );
    case "passkey":
      return <p>Your browser asks which passkey to use.</p>;
  }
};

/** Asks for one of `proofs`, the first unless the person chooses another; the session is a new one afterwards. */
export const ProofForm = (form: {
  readonly proofs: ReadonlyArray<Proof>;
  readonly action: string;
  readonly refused: string;
  readonly beside?: ReactNode;
  readonly onShown: () => void;
}) => {
  const queryClient = useQueryClient();
  const place = useRef<HTMLFormElement>(null);
  const [chosen, choose] = useState<Proof | null>(null);
  const proof = chosen ?? form.proofs[0] ?? "recovery-code";
  const confirm = useMutation({
    mutationFn: (text: string) => show(proof, text),
    onSuccess: (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session);
      form.onShown();
    },
  });
  useEffect(() => {
    const first = place.current?.querySelector<HTMLElement>("input, button[type=submit]");
    first?.focus();
  }, [proof]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    confirm.mutate(field(event.currentTarget, "proof"));
  };
  return (
    <form ref={place} onSubmit={submit} className={styles["form"]}>
      <ProofInput key={proof} proof={proof} />
      <Failure title={form.refused} of={confirm.error} />
      <div className={styles["buttons"]}>
        {form.beside}
        <Button type="submit" loading={confirm.isPending}>
          {proof === "passkey" ? "Choose a passkey" : form.action}
        </Button>
      </div>
      {form.proofs.length > 1 && (
        <div className={styles["others"]}>
          {form.proofs
            .filter((other) => other !== proof)
            .map((other) => (
              <Button
                key={other}
                variant="subtle"
                size="compact-sm"
                onClick={() => {
                  confirm.reset();
                  choose(other);
                }}
              >
                {instead[other]}
              </Button>
            ))}
        </div>
      )}
    </form>
  );
};
