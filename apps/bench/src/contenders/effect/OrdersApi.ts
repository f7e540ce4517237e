import { Problems } from "@atoll/contract/Authentication";
import { Schema } from "effect";
import { HttpApi, HttpApiEndpoint, HttpApiGroup } from "effect/http-api";

/** The same shapes as the schema of the peers in `fastify/orderServer.ts`. */
const Order = Schema.Struct({
  id: Schema.String,
  amount: Schema.Finite,
  lines: Schema.Array(Schema.Struct({ item: Schema.String, count: Schema.Int })),
});

const Receipt = Schema.Struct({
  id: Schema.String,
  total: Schema.Finite,
  items: Schema.Array(Schema.String),
});

class OrdersApi extends HttpApiGroup.make("orders").add(
  HttpApiEndpoint.post("create", "/orders", { payload: Order, success: Receipt }),
) {}

/** As bare as `HttpApi` gets. */
export class BareApi extends HttpApi.make("bare").add(OrdersApi) {}

/** With what the hub has around every endpoint: unknown fields refused, faults told as problems. */
export class HubLikeApi extends HttpApi.make("hub-like")
  .add(OrdersApi)
  .middleware(Problems)
  .annotate(HttpApi.ParseOptions, { onExcessProperty: "error", errors: "all" })
  .annotate(HttpApi.HeadersParseOptions, {}) {}
