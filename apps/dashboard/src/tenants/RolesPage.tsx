import { Button, Skeleton } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useStepUp } from "../account/StepUp.tsx";
import { NotConfirmed } from "../hub/NotConfirmed.ts";
import { sentenceOf } from "../hub/answer.ts";
import type { CustomRole } from "../hub/hub.ts";
import styles from "../shell/Lines.module.css";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { useConfirmation } from "../shell/useConfirmation.tsx";
import { ownRolesQuery, removeRole } from "./ownRoles.ts";
import { permissionWords, scopeLabel } from "./permissionWords.ts";
import { RoleEditor } from "./RoleEditor.tsx";
import { builtInRoles, roleWords } from "./roles.ts";
import { useHere } from "./useHere.ts";

const BuiltInPanel = () => (
  <Panel title="Built-in roles" hint="Every organisation has them, and they never change.">
    <dl className={styles["terms"]}>
      {builtInRoles.map((role) => (
        <div key={role}>
          <dt>{roleWords[role].name}</dt>
          <dd>{roleWords[role].does}</dd>
        </div>
      ))}
    </dl>
  </Panel>
);

const DeleteButton = ({ role }: { readonly role: CustomRole }) => {
  const { tenantId } = useHere();
  const queryClient = useQueryClient();
  const { agreed, dialog } = useConfirmation();
  const stepUp = useStepUp();
  const remove = useMutation({
    mutationFn: async () => {
      const isMeant = await agreed({
        title: `Delete ${role.name}?`,
        text: "It can be deleted while nobody has it.",
        action: "Delete",
      });
      if (isMeant) await stepUp.confirmed(() => removeRole(role.id));
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ownRolesQuery(tenantId).queryKey }),
  });
  return (
    <>
      <Button size="xs" variant="default" aria-label={`Delete ${role.name}`} onClick={() => remove.mutate()}>
        Delete
      </Button>
      {remove.isError && !(remove.error instanceof NotConfirmed) && (
        <p role="alert" className={styles["failed"]}>
          {sentenceOf(remove.error)}
        </p>
      )}
      {dialog}
      {stepUp.dialog}
    </>
  );
};

const OwnRole = ({ role }: { readonly role: CustomRole }) => {
  const { may } = useHere();
  const [isEdited, setEdited] = useState(false);
  if (isEdited) {
    return (
      <li>
        <RoleEditor role={role} close={() => setEdited(false)} />
      </li>
    );
  }
  const does = role.rights.map(
    ({ permission, scope }) => `${permissionWords[permission]} ${scopeLabel(scope)}`,
  );
  return (
    <li className={styles["line"]}>
      <div>
        <strong>{role.name}</strong>
        <p>{does.length === 0 ? "It lets nobody do anything yet." : `${does.join(", ")}.`}</p>
      </div>
      <div className={styles["buttons"]}>
        {may("roles:update") && (
          <Button
            size="xs"
            variant="default"
            aria-label={`Change ${role.name}`}
            onClick={() => setEdited(true)}
          >
            Change
          </Button>
        )}
        {may("roles:delete") && <DeleteButton role={role} />}
      </div>
    </li>
  );
};

export const RolesPage = () => {
  useDocumentTitle("Roles · Atoll");
  const { tenantId, may } = useHere();
  const [isNew, setNew] = useState(false);
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    ownRolesQuery(tenantId),
  );
  const roles = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <BuiltInPanel />
      <Panel
        title="Own roles"
        hint="They are given on single projects and analyses. A change counts at once for all who have one."
        aside={
          may("roles:create") &&
          !isNew && (
            <Button variant="default" size="xs" onClick={() => setNew(true)}>
              New role
            </Button>
          )
        }
      >
        <div className={styles["form"]}>
          {isNew && <RoleEditor close={() => setNew(false)} />}
          {error !== null && (
            <Notice tone="bad" title="The list is not up to date">
              {sentenceOf(error)}
            </Notice>
          )}
          {data === undefined && error === null && <Skeleton height={64} radius="md" />}
          {data !== undefined && roles.length === 0 && !isNew && (
            <p className={styles["dim"]}>The organisation has made none.</p>
          )}
          <ul className={styles["lines"]}>
            {roles.map((role) => (
              <OwnRole key={role.id} role={role} />
            ))}
          </ul>
          {hasNextPage && (
            <div>
              <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                More roles
              </Button>
            </div>
          )}
        </div>
      </Panel>
    </>
  );
};
