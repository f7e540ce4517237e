import { Button, Checkbox, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { FormEvent } from "react";
import { isProblem, sentenceOf } from "../hub/answer.ts";
import type { Tenant } from "../hub/hub.ts";
import { field } from "../identity/fields.ts";
import { sessionQuery } from "../identity/session.ts";
import styles from "../shell/Lines.module.css";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { changeTenant, ownTenantsQuery, tenantQuery } from "./tenants.ts";

const minute = 60;
const hour = 3_600;

const shown = (seconds: number | null, unit: number): string =>
  seconds === null ? "" : String(seconds / unit);

const seconds = (text: string, unit: number): number | null =>
  text.trim() === "" ? null : Math.round(Number(text) * unit);

const wanted = (form: HTMLFormElement) => ({
  name: field(form, "name"),
  settings: {
    mfaRequired: field(form, "mfaRequired") === "on",
    sessionIdleSeconds: seconds(field(form, "idle"), minute),
    sessionAbsoluteSeconds: seconds(field(form, "absolute"), hour),
  },
});

/** Name and settings; the key of its place is the revision that it changes. */
export const SettingsPanel = ({
  tenant,
  isOpen,
  isSaved,
  onSaved,
}: {
  readonly tenant: Tenant;
  readonly isOpen: boolean;
  /** This revision is what the reader saved just now. */
  readonly isSaved: boolean;
  readonly onSaved: (revision: number) => void;
}) => {
  const save = useRef<HTMLButtonElement>(null);
  // The form of the revision before had the focus, and is gone.
  useEffect(() => {
    if (isSaved) save.current?.focus();
  }, [isSaved]);
  const queryClient = useQueryClient();
  const { queryKey } = tenantQuery(tenant.id);
  const change = useMutation({
    mutationFn: (form: HTMLFormElement) => changeTenant(tenant, wanted(form)),
    onSuccess: (changed) => {
      onSaved(changed.revision);
      queryClient.setQueryData(queryKey, changed);
      return Promise.all([
        queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: ownTenantsQuery.queryKey }),
      ]);
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(event.currentTarget);
  };
  const { settings } = tenant;
  return (
    <Panel
      title="Settings"
      hint={isOpen ? "They count for everybody in the organisation." : "Administrators change them."}
    >
      <form onSubmit={submit} className={styles["form"]}>
        <TextInput
          label="Name"
          name="name"
          defaultValue={tenant.name}
          maxLength={120}
          readOnly={!isOpen}
          required
        />
        <Checkbox
          label="Everybody needs a second factor"
          description="Whoever has none sets one up at the next sign-in, before anything else."
          name="mfaRequired"
          defaultChecked={settings.mfaRequired}
          disabled={!isOpen}
        />
        <div className={styles["pair"]}>
          <TextInput
            label="Minutes until an idle session ends"
            description="5 to 43,200. Empty: as the hub has it."
            name="idle"
            type="number"
            min={5}
            max={43_200}
            step="any"
            defaultValue={shown(settings.sessionIdleSeconds, minute)}
            readOnly={!isOpen}
          />
          <TextInput
            label="Hours until every session ends"
            description="Up to 720. Empty: as the hub has it."
            name="absolute"
            type="number"
            min={0.1}
            max={720}
            step="any"
            defaultValue={shown(settings.sessionAbsoluteSeconds, hour)}
            readOnly={!isOpen}
          />
        </div>
        {isProblem(change.error, "precondition-failed") && (
          <Notice tone="warn" title="Somebody else changed the settings meanwhile">
            Nothing of yours was saved.{" "}
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => void queryClient.invalidateQueries({ queryKey })}
            >
              Show what counts now
            </Button>
          </Notice>
        )}
        {change.isError && !isProblem(change.error, "precondition-failed") && (
          <Notice tone="bad" title="Nothing was saved">
            {sentenceOf(change.error)}
          </Notice>
        )}
        {isOpen && (
          <div className={styles["buttons"]}>
            <Button ref={save} type="submit" loading={change.isPending}>
              Save
            </Button>
            <output className={styles["done"]}>
              {isSaved && change.isIdle && "The settings are saved."}
            </output>
          </div>
        )}
      </form>
    </Panel>
  );
};
