import { startHub } from "../atoll/hubProcess.ts";
import { createProject, signIn } from "../atoll/hubSession.ts";
import type { Urls } from "../../protocol/Setup.ts";

/**
 * The row and the session of scenario 1, made by the hub itself, which then goes: the peers read what it
 * reads.
 */
export const seedReads = async (urls: Urls): Promise<{ readonly id: string; readonly token: string }> => {
  const hub = await startHub(urls, "api");
  const token = await signIn(hub);
  const id = await createProject(hub, token);
  await hub.end();
  return { id, token };
};
