import { canonicalEmail } from "@atoll/contract/identity/User";
import { sha256Hex } from "@atoll/security/Digest";
import { Effect, Option, Predicate, Schema } from "effect";
import { HttpServerRequest } from "effect/http";

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Json));

/**
 * A digest of the account that the body names, the same for every spelling of it: case, width and surrounding space do
 * not count. One for all bodies that name none; what is wrong with those is said later.
 */
export const accountIn = (member: string) =>
  Effect.map(
    Effect.flatMap(HttpServerRequest.HttpServerRequest, ({ text }) =>
      Effect.catchTag(text, "HttpServerError", Effect.die),
    ),
    (text) => {
      const body = Option.getOrUndefined(decode(text));
      const named = Predicate.hasProperty(body, member) ? body[member] : undefined;
      const account = typeof named === "string" ? canonicalEmail(named) : "";
      return sha256Hex(account);
    },
  );
