/** The release of the hub. */
export const version = "0.1.0";
