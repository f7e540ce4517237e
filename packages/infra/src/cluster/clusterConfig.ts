import { shardCount } from "@atoll/database/cluster/Shard";
import { Duration } from "effect";
import { RunnerAddress, type ShardingConfig } from "effect/cluster";

/**
 * How shards find their owner. The aim: what a killed runner owned is worked on by others within three seconds.
 *
 * A killed process's connections break, and the server frees its locks at once. The rest is finding out: alone on its
 * name, a standby tries for the locks about once a second; among several, a peer's ping fails within half a second
 * (`PeerWatch`), the others see it marked a third of a second later, and take its shards at once or, when they have
 * just taken some, a second later. Measured with three runners on two busy cores: 0.7 to 1.0 s.
 */
export const clusterConfig = {
  /** Rows carry their shard: every process that ever works on one database must agree. */
  shardsPerGroup: shardCount,
  /** Ownership is a session's advisory lock: the server frees it the moment a killed process's connection breaks. */
  shardLockDisableAdvisory: false,
  /**
   * After this long without a word the server ends the session of a frozen runner and with it its locks, and a runner
   * whose row is older no longer counts as one. Three refreshes fit in: two may be late on a busy machine.
   */
  shardLockExpiration: Duration.seconds(6),
  /** How soon a runner notices that its locks are gone, and gives up when the database does not answer. */
  shardLockRefreshInterval: Duration.seconds(2),
  /** There are no stored messages; it is also how soon the loop that takes shards looks again. */
  entityMessagePollInterval: Duration.millis(500),
  /** How soon a runner sees that another came, left or was marked as gone: one small read. */
  refreshAssignmentsInterval: Duration.millis(300),
  /** Runners that start together are given their shards together: each shard moves once. */
  runnerJoinDebounce: Duration.millis(500),
  /** The stock health check runs in one process only; ours (`PeerWatch`) runs in all. This one marks who came back. */
  runnerHealthCheckInterval: Duration.seconds(1),
  /** Local calls need no second encoding. */
  simulateRemoteSerialization: false,
} satisfies Partial<ShardingConfig.ShardingConfig["Service"]>;

/**
 * The name of the only runner where nothing else was set: not an address to connect to. It is the same in every
 * process, so a second hub on the same database does not share the work but stands by.
 */
export const onlyRunner = RunnerAddress.make("hub", 1);
