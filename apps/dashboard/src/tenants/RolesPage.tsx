import { Button } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useStepUp } from "../account/StepUp.tsx";
import { NotConfirmed } from "../hub/NotConfirmed.ts";
import { sentenceOf } from "../hub/answer.ts";
import type { CustomRole } from "../hub/hub.ts";
import styles from "../shell/Lines.module.css";
import { Listed } from "../shell/Listed.tsx";
import { Panel } from "../shell/Panel.tsx";
import { useConfirmation } from "../shell/useConfirmation.tsx";
import { useOpening } from "../shell/useOpening.ts";
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
        text: "It is gone for good. While somebody has it, nothing is deleted.",
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
  const { isOpen, open, close, opener, opened } = useOpening<HTMLLIElement>();
  if (isOpen) {
    return (
      <li ref={opened}>
        <RoleEditor role={role} close={close} />
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
          <Button ref={opener} size="xs" variant="default" aria-label={`Change ${role.name}`} onClick={open}>
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
  const { isOpen: isNew, open, close, opener, opened } = useOpening<HTMLDivElement>();
  const listed = useInfiniteQuery(ownRolesQuery(tenantId));
  const roles = listed.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <BuiltInPanel />
      <Panel
        title="Own roles"
        hint="They are given on single projects and analyses. A change counts at once for all who have one."
        aside={
          may("roles:create") &&
          !isNew && (
            <Button ref={opener} variant="default" size="xs" onClick={open}>
              New role
            </Button>
          )
        }
      >
        <div className={styles["form"]}>
          {isNew && (
            <div ref={opened}>
              <RoleEditor close={close} />
            </div>
          )}
          <Listed
            query={listed}
            isEmpty={roles.length === 0}
            {...(!isNew && { empty: "The organisation has made none." })}
            more="More roles"
          >
            <ul className={styles["lines"]} aria-label="Own roles">
              {roles.map((role) => (
                <OwnRole key={role.id} role={role} />
              ))}
            </ul>
          </Listed>
        </div>
      </Panel>
    </>
  );
};
