import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { Effect, FileSystem, Option } from "effect";

/** Who asks: the ids of an operating system account. */
export interface Visitor {
  readonly uid: number;
  readonly gid: number;
}

const mayEnter = (visitor: Visitor, info: FileSystem.File.Info): boolean => {
  const owner = Option.getOrElse(info.uid, () => -1);
  const group = Option.getOrElse(info.gid, () => -1);
  const bit = owner === visitor.uid ? 0o100 : group === visitor.gid ? 0o010 : 0o001;
  return (info.mode & bit) !== 0;
};

/**
 * Whether the account may come to this folder and enter it: every folder above it must let the account
 * through. Read from owner, group and mode only: a further group or an access list that lets it in is not
 * seen (we then take the longer way), one that shuts it out is not seen either.
 */
export const isReachable = Effect.fnUntraced(function* (folder: string, visitor: Visitor) {
  const files = yield* FileSystem.FileSystem;
  let current = yield* files.realPath(folder);
  for (;;) {
    if (!mayEnter(visitor, yield* files.stat(current))) return false;
    const above = dirname(current);
    if (above === current) return true;
    current = above;
  }
});

/** The folder for temporary files, or `/tmp` where the account may not come to the former. */
export const temporaryFolder = Effect.fnUntraced(function* (visitor: Option.Option<Visitor>) {
  if (Option.isNone(visitor) || (yield* isReachable(tmpdir(), visitor.value))) return tmpdir();
  return "/tmp";
});
