import { useQuery } from "@tanstack/react-query";
import type { Permission, Role } from "../hub/hub.ts";
import { sessionQuery } from "../identity/session.ts";
import { permissionsQuery } from "./tenants.ts";

/** Where the signed-in person is, and what to offer it; the hub decides again. Nothing is offered until it is known. */
export const useHere = (): {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly userId: string;
  readonly role: Role;
  readonly held: ReadonlyArray<Permission>;
  readonly may: (permission: Permission) => boolean;
} => {
  const { data: session } = useQuery(sessionQuery);
  const tenantId = session?.tenant.id ?? "";
  const { data: explained } = useQuery(permissionsQuery(tenantId));
  const held =
    explained?.permissions.flatMap(({ permission, allowed }) => (allowed ? [permission] : [])) ?? [];
  return {
    tenantId,
    tenantName: session?.tenant.name ?? "",
    userId: session?.user.id ?? "",
    role: session?.role ?? "guest",
    held,
    may: (wanted) => held.includes(wanted),
  };
};
