import { Effect, Layer, References } from "effect";
import { ClusterError, Runners } from "effect/cluster";
import { RpcServer } from "effect/rpc";
import type { EntityAddress } from "effect/cluster/EntityAddress";

const refuse = (request: { readonly address: EntityAddress }) =>
  Effect.fail(new ClusterError.EntityNotAssignedToRunner({ address: request.address }));

/**
 * Answers pings of other runners, and nothing else: work travels as rows in the database, so whoever reaches this port
 * learns that the process is alive and can do nothing with it. The protocol has neither authentication nor encryption.
 */
export const layer = RpcServer.layer(Runners.Rpcs, {
  spanPrefix: "PingServer",
  disableTracing: true,
  disableFatalDefects: true,
}).pipe(
  Layer.provide(
    Runners.Rpcs.toLayer({
      Ping: () => Effect.void,
      Notify: ({ envelope }) => refuse(envelope),
      Effect: ({ request }) => refuse(request),
      Stream: ({ request }) => refuse(request),
      Envelope: ({ envelope }) => refuse(envelope),
    }),
  ),
  Layer.provide(RpcServer.layerProtocolSocketServer),
  // A connection that breaks is no fault here: whoever pinged was killed, and `PeerWatch` says so.
  Layer.provide(Layer.succeed(References.MinimumLogLevel, "None")),
);
