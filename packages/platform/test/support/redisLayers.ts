import { NodeServices } from "@effect/platform-node";
import { Context, Effect, Layer, References, Schedule } from "effect";
import { RedisServer } from "@atoll/platform/redis/RedisServer";
import * as TestRedis from "@atoll/platform/testing/TestRedis";

/** The server of the suite, to freeze, kill and start again. */
export class Server extends Context.Service<Server, TestRedis.TestRedis>()("test/Server") {}

/** Short, for tests that take Redis away: each of them waits for it a few times. */
export const commandTimeout = 200;
/** For tests that do not: a busy machine may be silent for a while. */
const calm = 5_000;

/** Milliseconds within which nobody may be made to wait, on a busy machine as well. */
export const notBlocked = 1_500;

const server = (program: string) =>
  Layer.effect(Server, TestRedis.start(program)).pipe(Layer.provide(NodeServices.layer));

const connect = (timeout: number) =>
  Layer.fresh(
    Layer.unwrap(Effect.map(Server, ({ url }) => RedisServer.layer({ url, commandTimeout: timeout }))),
  );

/** A connection of its own to the suite's server, as another hub has it. */
export const connection = connect(commandTimeout);

/** That Redis is lost and found again is what these tests are about, not news. */
const quiet = Layer.succeed(References.MinimumLogLevel, "Fatal");

/** One server and one hub's connection to it, for tests that take it away. */
export const redis = (program: string) =>
  Layer.provideMerge(connection, server(program)).pipe(Layer.provideMerge(quiet));

/** The same for tests that leave it alone. */
export const calmRedis = (program: string) =>
  Layer.provideMerge(connect(calm), server(program)).pipe(Layer.provideMerge(quiet));

/** Waits until it holds, in real time; the test's own time-out ends it. */
export const eventually = <E, R>(condition: Effect.Effect<boolean, E, R>) =>
  condition.pipe(Effect.repeat({ until: (holds) => holds, schedule: Schedule.spaced("10 millis") }));

/** How long it took, in milliseconds of real time. */
export const timed = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.suspend(() => {
    const start = performance.now();
    return Effect.map(effect, () => performance.now() - start);
  });
