import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { FormEvent } from "react";
import { useStepUp } from "../account/StepUp.tsx";
import { NotConfirmed } from "../hub/NotConfirmed.ts";
import { sentenceOf } from "../hub/answer.ts";
import type { CustomRole, Permission, Scope } from "../hub/hub.ts";
import { field } from "../identity/fields.ts";
import styles from "../shell/Lines.module.css";
import { Notice } from "../shell/Notice.tsx";
import { changeRole, createRole, ownRolesQuery } from "./ownRoles.ts";
import { permissionWords, scopes } from "./permissionWords.ts";
import { useHere } from "./useHere.ts";

type Rights = ReadonlyMap<Permission, Scope>;

const RightLine = (line: {
  readonly permission: Permission;
  readonly scope: Scope | undefined;
  readonly choose: (scope: Scope | undefined) => void;
}) => {
  const what = permissionWords[line.permission];
  return (
    <li className={styles["buttons"]}>
      <Checkbox
        label={what}
        checked={line.scope !== undefined}
        onChange={(event) => line.choose(event.currentTarget.checked ? "tenant" : undefined)}
      />
      {line.scope !== undefined && (
        <NativeSelect
          size="xs"
          aria-label={`${what}: how far`}
          value={line.scope}
          data={scopes}
          onChange={({ currentTarget: { value } }) =>
            line.choose(scopes.find((scope) => scope.value === value)?.value)
          }
        />
      )}
    </li>
  );
};

/** Makes a role, or changes `role` where it is given. Only what the reader may do itself is there to choose. */
export const RoleEditor = (editor: { readonly role?: CustomRole; readonly close: () => void }) => {
  const { tenantId, held } = useHere();
  const queryClient = useQueryClient();
  const stepUp = useStepUp();
  const { role, close } = editor;
  const [rights, setRights] = useState<Rights>(
    () => new Map(role?.rights.map(({ permission, scope }) => [permission, scope])),
  );
  const choose = (permission: Permission, scope: Scope | undefined) => {
    const changed = new Map(rights);
    if (scope === undefined) changed.delete(permission);
    else changed.set(permission, scope);
    setRights(changed);
  };
  const save = useMutation({
    mutationFn: (name: string) => {
      const wanted = { name, rights: [...rights].map(([permission, scope]) => ({ permission, scope })) };
      return stepUp.confirmed(() => (role === undefined ? createRole(wanted) : changeRole(role.id, wanted)));
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ownRolesQuery(tenantId).queryKey });
      close();
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(field(event.currentTarget, "name"));
  };
  const offered = [...new Set([...held, ...rights.keys()])];
  return (
    <>
      <form onSubmit={submit} className={styles["form"]}>
        <TextInput label="Name" name="name" defaultValue={role?.name ?? ""} maxLength={80} required />
        <fieldset className={styles["rights"]}>
          <legend>What it lets somebody do</legend>
          <ul>
            {offered.map((permission) => (
              <RightLine
                key={permission}
                permission={permission}
                scope={rights.get(permission)}
                choose={(scope) => choose(permission, scope)}
              />
            ))}
          </ul>
        </fieldset>
        {save.isError && !(save.error instanceof NotConfirmed) && (
          <Notice tone="bad" title={role === undefined ? "There is no new role" : "The role is as it was"}>
            {sentenceOf(save.error)}
          </Notice>
        )}
        <div className={styles["buttons"]}>
          <Button type="submit" loading={save.isPending}>
            {role === undefined ? "Create the role" : "Save the role"}
          </Button>
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
        </div>
      </form>
      {stepUp.dialog}
    </>
  );
};
