import { useQueryClient } from "@tanstack/react-query";
import { ownSessionsQuery } from "../account/account.ts";
import { passkeysQuery, secondFactorsQuery } from "./factors.ts";

/** Reads again what a change of the person's factors touches. */
export const useFactorChange = () => {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      [secondFactorsQuery, passkeysQuery, ownSessionsQuery].map(({ queryKey }) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
};
