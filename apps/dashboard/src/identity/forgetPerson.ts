import type { QueryClient } from "@tanstack/react-query";

/**
 * Takes out of the page what the next person on this computer must not find: what the hub answered, and what was sent to it,
 * such as passwords and codes. That nobody is signed in is not forgotten.
 */
export const forgetPerson = (queryClient: QueryClient): void => {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
  queryClient.getMutationCache().clear();
};
