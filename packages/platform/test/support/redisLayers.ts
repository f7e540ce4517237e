import { NodeServices } from "@effect/platform-node";
import { Context, Effect, Layer, References, Schedule } from "effect";
import { RedisServer } from "@atoll/platform/redis/RedisServer";
import * as TestRedis from "@atoll/platform/testing/TestRedis";

/** The server of the suite, to freeze, kill and start again. */
export class Server extends Context.Service<Server, TestRedis.TestRedis>()("test/Server") {}

export const commandTimeout = 150;

const server = (program: string) =>
  Layer.effect(Server, TestRedis.start(program)).pipe(Layer.provide(NodeServices.layer));

/** A connection of its own to the suite's server, as another hub has it. */
export const connection = Layer.fresh(
  Layer.unwrap(Effect.map(Server, ({ url }) => RedisServer.layer({ url, commandTimeout }))),
);

/** That Redis is lost and found again is what these tests are about, not news. */
const quiet = Layer.succeed(References.MinimumLogLevel, "Fatal");

/** One server and one hub's connection to it. */
export const redis = (program: string) =>
  Layer.provideMerge(connection, server(program)).pipe(Layer.provideMerge(quiet));

/** Waits until it holds, in real time; the test's own time-out ends it. */
export const eventually = <E, R>(condition: Effect.Effect<boolean, E, R>) =>
  condition.pipe(Effect.repeat({ until: (holds) => holds, schedule: Schedule.spaced("10 millis") }));

/** How long it took, in milliseconds of real time. */
export const timed = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.suspend(() => {
    const start = performance.now();
    return Effect.map(effect, () => performance.now() - start);
  });
