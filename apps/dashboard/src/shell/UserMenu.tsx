import { Button, Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { sentenceOf } from "../hub/answer.ts";
import type { CurrentSession } from "../hub/hub.ts";
import { logout } from "../identity/session.ts";
import { useLeaving } from "../identity/useLeaving.ts";
import { nameOf } from "../tenants/roles.ts";
import styles from "./Shell.module.css";

export const UserMenu = ({ session: { user, tenant, role } }: { readonly session: CurrentSession }) => {
  const signOut = useLeaving(logout);

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
          {nameOf(role)} of {tenant.name}
        </Menu.Label>
        <Menu.Item component={Link} to="/account/security">
          Account and security
        </Menu.Item>
        <Menu.Item component={Link} to="/account/api-keys">
          API keys
        </Menu.Item>
        <Menu.Item onClick={() => signOut.mutate()} closeMenuOnClick={false}>
          Sign out
        </Menu.Item>
        {signOut.isError && <Menu.Label role="alert">{sentenceOf(signOut.error)}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
};
