const key = "atoll-organisation";
const identifier = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The organisation that somebody signed in to last in this browser: the sign-in page offers its providers. */
export const lastOrganisation = (): string | undefined => asOrganisation(localStorage.getItem(key));

export const rememberOrganisation = (tenantId: string): void => localStorage.setItem(key, tenantId);

/** What stands in an address, where it can be an organisation's id. */
export const asOrganisation = (value: unknown): string | undefined =>
  typeof value === "string" && identifier.test(value) ? value : undefined;
