import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "../identity/session.ts";

/** What buttons to show; the hub decides again. */
export const useJobRights = (): { readonly cancels: boolean; readonly operates: boolean } => {
  const { data } = useQuery(sessionQuery);
  const role = data?.role ?? "guest";
  const operates = role === "owner" || role === "admin";
  return { operates, cancels: operates || role === "member" };
};
