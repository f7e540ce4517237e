import { hearChannel } from "../hearChannel.ts";

/** What `write_workflows` sends: the shards that have news for their owners, with commas between. */
const channel = "atoll_engine";

const shardsOf = (payload: string): ReadonlyArray<number> =>
  payload.split(",").map(Number).filter(Number.isInteger);

/**
 * Calls `told` with the shards that other processes say have news. A hint may be lost with its connection: `connected`
 * is called whenever listening has begun, so that nothing from before is missed.
 */
export const listen = (options: {
  readonly told: (shards: ReadonlyArray<number>) => void;
  readonly connected: () => void;
}) =>
  hearChannel(channel, {
    heard: (payload) => options.told(shardsOf(payload)),
    begun: options.connected,
  });
