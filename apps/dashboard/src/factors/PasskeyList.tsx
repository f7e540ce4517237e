import { Badge, Button, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { formatInstant } from "../analyses/format.ts";
import type { Passkey } from "../hub/hub.ts";
import { field } from "../identity/fields.ts";
import { Failure } from "../shell/Failure.tsx";
import styles from "../shell/Lines.module.css";
import { useConfirmation } from "../shell/useConfirmation.tsx";
import { useOpening } from "../shell/useOpening.ts";
import { passkeysQuery, removePasskey, renamePasskey } from "./factors.ts";
import { useStepUp } from "../account/StepUp.tsx";
import { useFactorChange } from "./useFactorChange.ts";

const describe = ({ createdAt, lastUsedAt, backedUp }: Passkey): string => {
  const used = lastUsedAt === null ? "not used yet" : `last used ${formatInstant(lastUsedAt)}`;
  const copies = backedUp ? ", copied between your devices" : "";
  return `Added ${formatInstant(createdAt)}, ${used}${copies}`;
};

const NameForm = ({ passkey, onEnd }: { readonly passkey: Passkey; readonly onEnd: () => void }) => {
  const changed = useFactorChange();
  const rename = useMutation({
    mutationFn: (name: string) => renamePasskey(passkey.id, name),
    onSuccess: () => {
      void changed();
      onEnd();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    rename.mutate(field(event.currentTarget, "name"));
  };
  return (
    <form onSubmit={submit} className={styles["form"]}>
      <TextInput
        label={`New name of ${passkey.name}`}
        name="name"
        defaultValue={passkey.name}
        maxLength={100}
        autoComplete="off"
        required
      />
      <Failure title="The name is not changed" of={rename.error} />
      <div className={styles["end"]}>
        <Button size="xs" variant="default" onClick={onEnd}>
          Cancel
        </Button>
        <Button size="xs" type="submit" loading={rename.isPending}>
          Rename
        </Button>
      </div>
    </form>
  );
};

const Line = ({ passkey }: { readonly passkey: Passkey }) => {
  const changed = useFactorChange();
  const stepUp = useStepUp();
  const confirmation = useConfirmation();
  const { isOpen, open, close, opener, opened } = useOpening<HTMLLIElement>();
  const remove = useMutation({
    mutationFn: () => stepUp.confirmed(() => removePasskey(passkey.id)),
    onSuccess: changed,
  });
  const ask = async () => {
    const agreed = await confirmation.agreed({
      title: `Remove the passkey ${passkey.name}?`,
      text: "It signs you in no longer. Remove it on your device as well.",
      action: "Remove it",
    });
    if (agreed) remove.mutate();
  };
  return (
    <li ref={opened}>
      {isOpen ? (
        <NameForm passkey={passkey} onEnd={close} />
      ) : (
        <div className={styles["line"]}>
          <div>
            <strong>{passkey.name}</strong> {passkey.lockedAt !== null && <Badge color="red">Locked</Badge>}
            <p>{describe(passkey)}</p>
            {passkey.lockedAt !== null && (
              <p role="alert">There may be a copy of it. Remove it, and add it anew.</p>
            )}
          </div>
          <div className={styles["buttons"]}>
            <Button
              ref={opener}
              size="xs"
              variant="default"
              aria-label={`Rename: ${passkey.name}`}
              onClick={open}
            >
              Rename
            </Button>
            <Button
              size="xs"
              variant="default"
              aria-label={`Remove: ${passkey.name}`}
              loading={remove.isPending}
              onClick={() => void ask()}
            >
              Remove
            </Button>
          </div>
        </div>
      )}
      <Failure title="The passkey is still there" of={remove.error} />
      {confirmation.dialog}
      {stepUp.dialog}
    </li>
  );
};

export const PasskeyList = () => {
  const { data, error } = useQuery(passkeysQuery);
  return (
    <>
      <Failure title="Your passkeys cannot be shown now" of={error} />
      {data !== undefined && data.length > 0 && (
        <ul className={styles["lines"]} aria-label="Passkeys">
          {data.map((passkey) => (
            <Line key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
    </>
  );
};
