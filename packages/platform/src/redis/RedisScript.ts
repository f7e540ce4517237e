import { createHash } from "node:crypto";

/** A Lua script that Redis runs in one piece: nothing else happens on the server meanwhile. */
export interface RedisScript {
  readonly lua: string;
  /** By which Redis knows a script it has seen. */
  readonly sha1: string;
}

export const make = (lua: string): RedisScript => ({
  lua,
  sha1: createHash("sha1").update(lua).digest("hex"),
});
