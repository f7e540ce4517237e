import { rawRequest } from "../loads/http/rawRequest.ts";

/** What scenario 2 sends to everybody: an order of five lines. */
export const orderRequest = rawRequest("POST", "/orders", {
  body: {
    id: "order-4711",
    amount: 12.5,
    lines: Array.from({ length: 5 }, (_, line) => ({ item: `item-${line}`, count: line + 1 })),
  },
});
