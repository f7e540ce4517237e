import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** A program from outside npm which some suites need. */
export interface Requirement {
  /** The Debian package that brings it; `npm test` installs it in CI. */
  readonly debianPackage: string;
  /** Its path, or its bare name where it is to be looked for on the path. */
  readonly program: string;
}

/** Chromium without what only windows need: it starts and draws faster. */
export const chromium: Requirement = {
  debianPackage: "chromium-headless-shell",
  program: "chromium-headless-shell",
};

export const bubblewrap: Requirement = { debianPackage: "bubblewrap", program: "bwrap" };

/** The lowest version of PostgreSQL that Atoll supports. */
export const postgresql15: Requirement = {
  debianPackage: "postgresql-15",
  program: "/usr/lib/postgresql/15/bin/postgres",
};

export const redisServer: Requirement = { debianPackage: "redis-server", program: "redis-server" };

/** Builds the container image without a daemon. */
export const buildah: Requirement = { debianPackage: "buildah", program: "buildah" };

/** Makes the Debian root the image is built on, where no public registry is to be had. */
export const mmdebstrap: Requirement = { debianPackage: "mmdebstrap", program: "mmdebstrap" };

/** Runs the image. */
export const runc: Requirement = { debianPackage: "runc", program: "runc" };

/** Lets a process live by a clock that is off. */
export const libfaketime: Requirement = {
  debianPackage: "libfaketime",
  program: "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
};

export const requirements: ReadonlyArray<Requirement> = [
  chromium,
  bubblewrap,
  postgresql15,
  redisServer,
  buildah,
  mmdebstrap,
  runc,
  libfaketime,
];

/** The program's full path, or null where this machine does not have it. */
export const find = ({ program }: Requirement): string | null => {
  const folders = program.startsWith("/") ? [""] : (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? null;
};
