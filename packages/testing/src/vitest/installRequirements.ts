import { spawn } from "node:child_process";
import { find, requirements } from "./Requirement.ts";

/** Succeeds whatever comes of it: resolves with the exit code, or null where the program did not run. */
const aptGet = (...args: ReadonlyArray<string>) =>
  new Promise<number | null>((resolve) => {
    const child = spawn("apt-get", args, {
      stdio: ["ignore", 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    child.once("error", () => resolve(null));
    child.once("exit", resolve);
  });

/**
 * In CI (as root, on Debian) brings the missing programs; everywhere else it leaves the machine alone.
 * It does not fail by itself: a suite whose program stays missing is skipped, and CI counts that.
 */
export const installRequirements = async (): Promise<void> => {
  if (process.env["CI"] !== "true" || process.getuid?.() !== 0) return;
  const missing = requirements.filter((each) => find(each) === null).map((each) => each.debianPackage);
  if (missing.length === 0 || (await aptGet("--version")) !== 0) return;
  process.stderr.write(`atoll: installing ${missing.join(", ")} from Debian\n`);
  await aptGet("update", "-qq");
  await aptGet("install", "-y", "-qq", "--no-install-recommends", ...missing);
};
