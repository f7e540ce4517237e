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
  readonly may: (permission: Permission) => boolean;
} => {
  const { data: session } = useQuery(sessionQuery);
  const tenantId = session?.tenant.id ?? "";
  const { data: explained } = useQuery(permissionsQuery(tenantId));
  return {
    tenantId,
    tenantName: session?.tenant.name ?? "",
    userId: session?.user.id ?? "",
    role: session?.role ?? "guest",
    may: (wanted) =>
      explained?.permissions.some(({ permission, allowed }) => permission === wanted && allowed) === true,
  };
};
