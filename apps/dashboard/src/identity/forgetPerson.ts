import type { Query, QueryClient } from "@tanstack/react-query";

/** Who is signed in, and what the sign-in page asks for: taken away, it would never arrive there. */
const ofNobody: ReadonlySet<unknown> = new Set(["session", "offered-providers"]);

/** Whether it was read for the person, in its organisation. */
export const isOfPerson = ({ queryKey }: Query): boolean => !ofNobody.has(queryKey[0]);

/**
 * Takes out of the page what the next person on this computer must not find: what the hub answered, and what was sent to it,
 * such as passwords and codes. That nobody is signed in is not forgotten.
 */
export const forgetPerson = (queryClient: QueryClient): void => {
  queryClient.removeQueries({ predicate: isOfPerson });
  queryClient.getMutationCache().clear();
};
