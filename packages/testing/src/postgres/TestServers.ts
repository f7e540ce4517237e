import { existsSync } from "node:fs";
import { join } from "node:path";

/** A kind of PostgreSQL server suites can run on, and why it cannot be had here (`null`: it can). */
export interface TestServer {
  readonly id: "address" | "embedded" | "debian";
  readonly label: string;
  readonly unavailable: string | null;
}

const debianHome = "/usr/lib/postgresql/15";

/** Where the programs of Debian's PostgreSQL 15, the lowest version we support, are looked for. */
export const debianBinaries = { home: debianHome, version: "15" };

/** A superuser's URL of a server to test on, instead of the embedded one. */
const addressVariable = "ATOLL_TEST_DATABASE_URL";
export const address: string | undefined = process.env[addressVariable] || undefined;

/** The server of the address in the environment where one is given, else the embedded one. */
export const primary: TestServer = address
  ? { id: "address", label: `the server of ${addressVariable}`, unavailable: null }
  : { id: "embedded", label: "PostgreSQL 18 (embedded)", unavailable: null };

export const debian: TestServer = {
  id: "debian",
  label: "PostgreSQL 15 (Debian)",
  unavailable: existsSync(join(debianHome, "bin/postgres"))
    ? null
    : `${debianHome}/bin/postgres is not installed (apt-get install postgresql-15)`,
};

/** Every version a suite about SQL should hold on. */
export const all: ReadonlyArray<TestServer> = [primary, debian];
