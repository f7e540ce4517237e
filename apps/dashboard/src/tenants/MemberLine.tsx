import { Badge, Button, NativeSelect } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formatInstant } from "../analyses/format.ts";
import { sentenceOf } from "../hub/answer.ts";
import type { Member } from "../hub/hub.ts";
import styles from "../shell/Lines.module.css";
import { useConfirmation } from "../shell/useConfirmation.tsx";
import { changeMember, membersQuery, removeMember } from "./members.ts";
import { asRole, givableBy, nameOf, roleOptions } from "./roles.ts";
import { useHere } from "./useHere.ts";

const RoleForm = ({ member }: { readonly member: Member }) => {
  const { tenantId, role: mine } = useHere();
  const queryClient = useQueryClient();
  const [role, setRole] = useState<string>(member.role);
  const change = useMutation({
    mutationFn: () => changeMember(tenantId, member.userId, asRole(role)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: membersQuery(tenantId).queryKey }),
  });
  return (
    <div className={styles["buttons"]}>
      <NativeSelect
        size="xs"
        aria-label={`Role of ${member.displayName}`}
        value={role}
        data={roleOptions(givableBy(mine))}
        onChange={(event) => setRole(event.currentTarget.value)}
      />
      {role !== member.role && (
        <Button
          size="xs"
          loading={change.isPending}
          aria-label={`Change the role of ${member.displayName} to ${nameOf(asRole(role))}`}
          onClick={() => change.mutate()}
        >
          Change
        </Button>
      )}
      {change.isError && (
        <p role="alert" className={styles["failed"]}>
          {sentenceOf(change.error)}
        </p>
      )}
    </div>
  );
};

const RemoveButton = ({ member }: { readonly member: Member }) => {
  const { tenantId } = useHere();
  const queryClient = useQueryClient();
  const { agreed, dialog } = useConfirmation();
  const remove = useMutation({
    mutationFn: async () => {
      const isMeant = await agreed({
        title: `Remove ${member.displayName}?`,
        text: "Their sessions here end and their API keys stop working at once. What they made stays.",
        action: "Remove",
      });
      if (isMeant) await removeMember(tenantId, member.userId);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: membersQuery(tenantId).queryKey }),
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={`Remove ${member.displayName}`}
        onClick={() => remove.mutate()}
      >
        Remove
      </Button>
      {remove.isError && (
        <p role="alert" className={styles["failed"]}>
          {sentenceOf(remove.error)}
        </p>
      )}
      {dialog}
    </>
  );
};

/** A member, and what the reader may do about it. */
export const MemberLine = ({ member }: { readonly member: Member }) => {
  const { userId, role, may } = useHere();
  const isSelf = member.userId === userId;
  const isWithinReach = !isSelf && givableBy(role).some((given) => given === member.role);
  return (
    <li className={styles["line"]}>
      <div>
        <strong>{member.displayName}</strong> {isSelf && <Badge variant="default">You</Badge>}
        <p>
          {member.email}, since {formatInstant(member.since)}
        </p>
      </div>
      <div className={styles["buttons"]}>
        {isWithinReach && may("members:update") ? (
          <RoleForm key={member.role} member={member} />
        ) : (
          <span>{nameOf(member.role)}</span>
        )}
        {isWithinReach && may("members:delete") && <RemoveButton member={member} />}
      </div>
    </li>
  );
};
