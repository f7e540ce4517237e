import { useHere } from "../tenants/useHere.ts";

/** What buttons to show; the hub decides again. */
export const useJobRights = (): { readonly cancels: boolean; readonly operates: boolean } => {
  const { may } = useHere();
  return { cancels: may("jobs:cancel"), operates: may("jobs:update") };
};
