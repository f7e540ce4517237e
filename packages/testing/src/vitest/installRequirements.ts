import { spawnSync } from "node:child_process";
import { find, requirements } from "./Requirement.ts";

const aptGet = (...args: ReadonlyArray<string>) =>
  spawnSync("apt-get", args, {
    stdio: ["ignore", 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  }).status;

/**
 * In CI (as root, on Debian) brings the missing programs; everywhere else it leaves the machine alone.
 * It does not fail by itself: a suite whose program stays missing is skipped, and CI counts that.
 */
export const installRequirements = (): void => {
  if (process.env["CI"] !== "true" || process.getuid?.() !== 0) return;
  const missing = requirements.filter((each) => find(each) === null).map((each) => each.debianPackage);
  if (missing.length === 0 || aptGet("--version") !== 0) return;
  process.stderr.write(`atoll: installing ${missing.join(", ")} from Debian\n`);
  aptGet("update", "-qq");
  aptGet("install", "-y", "-qq", "--no-install-recommends", ...missing);
};
