import { Duration, Option } from "effect";
import { RunnerAddress, type ShardingConfig } from "effect/cluster";

/**
 * How the durable engine runs in one process. Every figure is explained and measured in
 * docs/decisions/0007-the-durable-engine.md.
 */
export const clusterConfig = {
  /**
   * A name, not an address to connect to: there is one runner, and no port is opened. It is the same in every process,
   * so a second hub on the same database does not share the work but stands by: it takes over when the first is gone.
   */
  runnerAddress: Option.some(RunnerAddress.make("hub", 1)),
  /** All processes that ever work on one database must agree on it. */
  shardsPerGroup: 64,
  /** Ownership is a session's advisory lock: the server frees it the moment a killed process's connection breaks. */
  shardLockDisableAdvisory: false,
  /** How late a durable clock may ring: the engine finds due clocks by looking. */
  entityMessagePollInterval: Duration.seconds(1),
  /** Local calls need no second encoding; storage encodes anyway. */
  simulateRemoteSerialization: false,
  /** How long a stopping hub waits for activities before it leaves them to the next one. */
  entityTerminationTimeout: Duration.seconds(10),
} satisfies Partial<ShardingConfig.ShardingConfig["Service"]>;
