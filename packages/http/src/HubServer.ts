import { createServer } from "node:http";
import { NodeHttpServer } from "@effect/platform-node";
import { Context, Duration, Effect, Layer, Predicate, Schema } from "effect";
import { HttpRouter, HttpServer, type HttpServerError, HttpServerResponse } from "effect/http";
import * as Cors from "./edge/Cors.ts";
import { edge } from "./edge/Edge.ts";
import { refuseExpectation, refuseMalformed } from "./edge/MalformedRequests.ts";
import { Draining } from "./Draining.ts";
import * as HttpApp from "./HttpApp.ts";
import { HttpConfig } from "./HttpConfig.ts";

/** The address to listen at belongs to another program. */
export class PortTaken extends Schema.TaggedError<PortTaken>()("PortTaken", {
  host: Schema.String,
  port: Schema.Int,
}) {
  override get message(): string {
    return (
      `The port ${this.port} of ${this.host} is taken by another program. ` +
      "End that program, or choose another port with ATOLL_PORT."
    );
  }
}

/** The address cannot be listened at: not one of this machine, or a port that needs more rights. */
export class ListenFailed extends Schema.TaggedError<ListenFailed>()("ListenFailed", {
  host: Schema.String,
  port: Schema.Int,
  reason: Schema.String,
}) {
  override get message(): string {
    const place = `${this.host}, port ${this.port}`;
    return `The hub cannot listen at ${place}: ${this.reason}. See ATOLL_HOST and ATOLL_PORT.`;
  }
}

export interface ListenOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /**
   * How long a stopping server goes on as before, but says it is not ready: until whoever shares requests out among
   * several has noticed. None where nobody looks.
   */
  readonly notice: Duration.Duration;
  /** How long a stopping server then waits for requests that are being answered. */
  readonly drain: Duration.Duration;
}

const nodeServer = () =>
  createServer({
    // Refused by the edge, as a problem.
    requireHostHeader: false,
    headersTimeout: 15_000,
    requestTimeout: 120_000,
    // Longer than the idle timeout of usual load balancers, so that they end connections and not we.
    keepAliveTimeout: 65_000,
  })
    .on("clientError", refuseMalformed)
    .on("checkExpectation", refuseExpectation);

const listenError =
  ({ host, port }: ListenOptions) =>
  ({ cause }: HttpServerError.ServeError) =>
    Predicate.hasProperty(cause, "code") && cause.code === "EADDRINUSE"
      ? new PortTaken({ host, port })
      : new ListenFailed({ host, port, reason: cause instanceof Error ? cause.message : String(cause) });

/** A connection that is kept alive would keep a stopping server: Node closes only those that are idle already. */
const closingWhen = <E, R>(
  stopping: Effect.Effect<boolean>,
  answered: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>,
) =>
  Effect.zipWith(answered, stopping, (response, isStopping) =>
    isStopping ? HttpServerResponse.setHeader(response, "connection", "close") : response,
  );

/** The hub's HTTP interface, listening. */
export class HubServer extends Context.Service<
  HubServer,
  {
    /** Where it listens, as a URL without a trailing slash. Not the public one behind a proxy. */
    readonly url: string;
  }
>()("@atoll/http/HubServer") {
  /**
   * Listens once everything below is ready, for as long as the layer lives. When it ends: it says that it is not ready
   * and answers long polls; after `notice` no new connection is taken, what runs may finish within `drain`, the rest
   * is interrupted.
   */
  static readonly layer = (options: ListenOptions) =>
    Layer.effect(
      HubServer,
      Effect.gen(function* () {
        const { publicUrl, trustedProxies, corsOrigins } = yield* HttpConfig;
        const draining = yield* Draining;
        const routes = yield* HttpRouter.toHttpEffect(HttpApp.layer);
        const { host, port, notice, drain } = options;
        const server = yield* NodeHttpServer.make(nodeServer, {
          host,
          port,
          gracefulShutdownTimeout: drain,
        }).pipe(Effect.mapError(listenError(options)));
        const answered = edge(routes, {
          https: publicUrl.protocol === "https:",
          trustedProxies,
          cors: Cors.make(corsOrigins),
        });
        yield* server.serve(closingWhen(draining.hasBegun, answered));
        yield* Effect.addFinalizer(() => Effect.andThen(draining.begin, Effect.sleep(notice)));
        return HubServer.of({ url: HttpServer.formatAddress(server.address) });
      }),
    ).pipe(Layer.provide(NodeHttpServer.layerHttpServices));
}
