import { Button, Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useRouter } from "@tanstack/react-router";
import { sentenceOf } from "../hub/answer.ts";
import type { CurrentSession } from "../hub/hub.ts";
import { logout, sessionQuery } from "../identity/session.ts";
import { pendingInvitation } from "../tenants/pendingInvitation.ts";
import styles from "./Shell.module.css";

export const UserMenu = ({ session: { user, tenant, role } }: { readonly session: CurrentSession }) => {
  const router = useRouter();
  const queryClient = useQueryClient();
  const signOut = useMutation({
    mutationFn: logout,
    onSuccess: async () => {
      pendingInvitation.forget();
      queryClient.setQueryData(sessionQuery.queryKey, null);
      await router.navigate({ to: "/login" });
      // What the next person on this computer must not find.
      queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
    },
  });

  return (
    <Menu position="bottom-end" width={260} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" size="sm" className={styles["user"] ?? ""}>
          <span className={styles["clip"]}>{user.displayName}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.email}
          <br />
          {role} of {tenant.name}
        </Menu.Label>
        <Menu.Item component={Link} to="/account/security">
          Account and security
        </Menu.Item>
        <Menu.Item onClick={() => signOut.mutate()} closeMenuOnClick={false}>
          Sign out
        </Menu.Item>
        {signOut.isError && <Menu.Label role="alert">{sentenceOf(signOut.error)}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
};
