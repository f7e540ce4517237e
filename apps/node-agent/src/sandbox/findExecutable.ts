import { accessSync, constants } from "node:fs";
import { join } from "node:path";

/**
 * The absolute path of a program on the system's usual paths, or undefined. The agent's own PATH is not
 * asked.
 */
export const findExecutable = (name: string): string | undefined =>
  ["/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin"]
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
