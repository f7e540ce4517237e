import { fileURLToPath } from "node:url";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export const migrationsFolder = path("../../../../migrations");
/** Where the installed peers say their versions. */
export const peersFolder = path("../../node_modules");
/** The load of one process: `src/child.ts`. */
export const childEntry = path("../child.ts");
