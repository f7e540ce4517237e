import { fileURLToPath } from "node:url";

/** Where this installation keeps what is not code: the same from `src` and from the bundle in `dist`. */
const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export const migrationsFolder = path("../../../migrations");
export const dashboardFolder = path("../../dashboard/dist");

/** Shown by the probes. */
export const version = "0.1.0";
