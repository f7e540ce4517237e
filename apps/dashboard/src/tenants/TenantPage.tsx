import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, Outlet } from "@tanstack/react-router";
import { formatInstant } from "../analyses/format.ts";
import { sentenceOf } from "../hub/answer.ts";
import type { Tenant } from "../hub/hub.ts";
import { Notice } from "../shell/Notice.tsx";
import { nameOf } from "./roles.ts";
import styles from "./TenantPage.module.css";
import { permissionsQuery, tenantQuery } from "./tenants.ts";
import { useHere } from "./useHere.ts";

const StateNotice = ({ tenant: { state, purgeAfter } }: { readonly tenant: Tenant }) => {
  if (state === "suspended") {
    return (
      <Notice tone="warn" title="The organisation is suspended">
        Nothing of it is lost, and nothing of it answers. Ask whoever operates this hub.
      </Notice>
    );
  }
  if (state !== "archived") return null;
  return (
    <Notice tone="warn" title="The organisation is archived">
      Nothing of it answers. An owner can restore it under Settings
      {purgeAfter !== null && ` until ${formatInstant(purgeAfter)}`}.
    </Notice>
  );
};

/** Without it whoever may a lot would see a page without buttons, and not why. */
const RightsFailure = ({ tenantId }: { readonly tenantId: string }) => {
  const { data, error, isFetching, refetch } = useQuery(permissionsQuery(tenantId));
  if (error === null || data !== undefined) return null;
  return (
    <Notice tone="warn" title="What you may do here is not known now, and nothing is offered">
      {sentenceOf(error)}{" "}
      <Button size="compact-sm" variant="default" loading={isFetching} onClick={() => void refetch()}>
        Try again
      </Button>
    </Notice>
  );
};

const here = { className: styles["here"] ?? "" };

/** What all pages about the organisation have in common. */
export const TenantPage = () => {
  const { tenantId, tenantName, role, may } = useHere();
  const { data: tenant } = useQuery(tenantQuery(tenantId));
  return (
    <div className={styles["page"]}>
      <div>
        <h1>{tenant?.name ?? tenantName}</h1>
        <p className={styles["hint"]}>Your role here: {nameOf(role)}</p>
      </div>
      <nav aria-label="Organisation" className={styles["tabs"]}>
        <Link to="/tenant/members" activeProps={here}>
          Members
        </Link>
        {may("invitations:read") && (
          <Link to="/tenant/invitations" activeProps={here}>
            Invitations
          </Link>
        )}
        {may("roles:read") && (
          <Link to="/tenant/roles" activeProps={here}>
            Roles
          </Link>
        )}
        {may("providers:read") && (
          <Link to="/tenant/sign-in" activeProps={here}>
            Signing in
          </Link>
        )}
        <Link to="/tenant/settings" activeProps={here}>
          Settings
        </Link>
        {may("audit:read") && (
          <Link to="/audit" activeProps={here}>
            Audit
          </Link>
        )}
      </nav>
      {tenant !== undefined && <StateNotice tenant={tenant} />}
      {tenant?.state === "active" && <RightsFailure tenantId={tenantId} />}
      <Outlet />
    </div>
  );
};
