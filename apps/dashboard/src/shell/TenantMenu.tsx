import { Button, Menu } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { sentenceOf } from "../hub/answer.ts";
import type { CurrentSession } from "../hub/hub.ts";
import { nameOf } from "../tenants/roles.ts";
import { ownTenantsQuery } from "../tenants/tenants.ts";
import { useSwitchTenant } from "../tenants/useSwitchTenant.ts";
import styles from "./Shell.module.css";

const stateWords = { suspended: ", suspended", archived: ", archived" };

/** In which organisation the person is, and the way to its others. */
export const TenantMenu = ({ session: { tenant } }: { readonly session: CurrentSession }) => {
  const { data = [], error } = useQuery(ownTenantsQuery);
  const enter = useSwitchTenant();
  const failure = enter.error ?? error;
  return (
    <Menu position="bottom-start" width={260} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="sm" className={styles["tenant"] ?? ""}>
          <span className={styles["clip"]}>{tenant.name}</span>
          <span aria-hidden="true">&nbsp;▾</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Your organisations</Menu.Label>
        {data.map(({ id, name, role, state }) => (
          <Menu.Item
            key={id}
            disabled={id === tenant.id}
            closeMenuOnClick={false}
            onClick={() => enter.mutate(id)}
          >
            {name}
            <br />
            <small>
              {id === tenant.id && "You are here. "}
              {nameOf(role)}
              {state === "suspended" || state === "archived" ? stateWords[state] : ""}
            </small>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item component={Link} to="/tenant/new">
          Found an organisation
        </Menu.Item>
        {failure !== null && <Menu.Label role="alert">{sentenceOf(failure)}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
};
