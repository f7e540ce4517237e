import { createServer } from "node:http";
import { edge } from "@atoll/http/edge/Edge";
import * as Problems from "@atoll/http/Problems";
import { NodeHttpServer } from "@effect/platform-node";
import { Effect, Exit, Layer, Scope } from "effect";
import { HttpRouter, HttpServer } from "effect/http";
import { HttpApiBuilder } from "effect/http-api";
import type { Open, Server } from "../../protocol/Contender.ts";
import { orderRequest } from "../orders.ts";
import { BareApi, HubLikeApi } from "./OrdersApi.ts";

interface Order {
  readonly id: string;
  readonly amount: number;
  readonly lines: ReadonlyArray<{ readonly item: string; readonly count: number }>;
}

const receiptOf = ({ id, amount, lines }: Order) => ({
  id,
  total: lines.reduce((sum, { count }) => sum + count * amount, 0),
  items: lines.map(({ item }) => item),
});

const create = ({ payload }: { readonly payload: Order }) => Effect.succeed(receiptOf(payload));

const bareRoutes = HttpApiBuilder.layer(BareApi).pipe(
  Layer.provide(HttpApiBuilder.group(BareApi, "orders", (handlers) => handlers.handle("create", create))),
);

const hubLikeRoutes = HttpApiBuilder.layer(HubLikeApi).pipe(
  Layer.provide(HttpApiBuilder.group(HubLikeApi, "orders", (handlers) => handlers.handle("create", create))),
  Layer.provide(Problems.layer),
);

const served = async (open: Effect.Effect<string, unknown, Scope.Scope>): Promise<Server> => {
  const scope = Scope.makeUnsafe();
  const url = await Effect.runPromise(Effect.provideService(open, Scope.Scope, scope));
  return {
    port: Number(new URL(url).port),
    requests: { request: orderRequest, status: "200" },
    close: () => Effect.runPromise(Scope.close(scope, Exit.void)),
  };
};

const listen = { host: "127.0.0.1", port: 0, gracefulShutdownTimeout: "100 millis" } as const;

/** Routes as an effect, served by Effect's Node server; what it needs is provided by whoever opens it. */
const bare = Effect.gen(function* () {
  const app = yield* HttpRouter.toHttpEffect(bareRoutes);
  const server = yield* NodeHttpServer.make(createServer, listen);
  yield* server.serve(app);
  return HttpServer.formatAddress(server.address);
}).pipe(Effect.provide(NodeHttpServer.layerHttpServices));

const hubLike = Effect.gen(function* () {
  const app = yield* HttpRouter.toHttpEffect(hubLikeRoutes);
  const server = yield* NodeHttpServer.make(createServer, listen);
  yield* server.serve(edge(app, { https: false }));
  return HttpServer.formatAddress(server.address);
}).pipe(Effect.provide(NodeHttpServer.layerHttpServices));

export const openBare: Open<Server> = () => served(bare);
export const openHubLike: Open<Server> = () => served(hubLike);
