import {
  IdempotencyConflict,
  IdempotencyMismatch,
  InternalError,
  InvalidRequest,
} from "@atoll/contract/CommonProblems";
import { EachTime, Idempotency, idempotencyKeyHeader, ShownOnce } from "@atoll/contract/Idempotency";
import { sha256Hex } from "@atoll/security/Digest";
import { Cause, Context, Effect, Layer, Option, Schema } from "effect";
import { HttpServerRequest, HttpServerRespondable, HttpServerResponse, ProblemDetails } from "effect/http";
import { IdempotencyKeys, type KeyedCall } from "./IdempotencyKeys.ts";
import { FirstAnswer } from "./Replay.ts";

const wellFormed = /^[\x21-\x7e]{1,255}$/;

const malformed = () =>
  new InvalidRequest({
    errors: [
      { pointer: `/headers/${idempotencyKeyHeader}`, detail: "must be 1 to 255 visible ASCII characters" },
    ],
  });

/** What makes two requests the same one: method, address, media type and every byte of the body. */
const digestOf = Effect.fnUntraced(function* (request: HttpServerRequest.HttpServerRequest) {
  const body = new Uint8Array(yield* request.arrayBuffer);
  const { method, url, headers } = request;
  return sha256Hex(JSON.stringify([method, url, headers["content-type"] ?? "", sha256Hex(body)]));
});

const decodeJson = Schema.decodeUnknownOption(Schema.fromJsonString(Schema.Json));

/** The body as it was sent; null where there is none. */
const bodyOf = ({ body }: HttpServerResponse.HttpServerResponse): Schema.Json =>
  body._tag === "Uint8Array" ? Option.getOrNull(decodeJson(new TextDecoder().decode(body.body))) : null;

const replay = (status: number, body: Schema.Json): HttpServerResponse.HttpServerResponse => {
  const headers = { "idempotency-replayed": "true" };
  return body === null
    ? HttpServerResponse.empty({ status, headers })
    : HttpServerResponse.jsonUnsafe(body, {
        status,
        headers,
        ...(status < 400 ? {} : { contentType: ProblemDetails.contentType }),
      });
};

const failed = HttpServerRespondable.toResponse(
  new InternalError({ detail: "The first request with this key failed; what it did is not known." }),
);

const taken = (detail: string) => new IdempotencyConflict({ detail });

/** Kept in the place of an answer that holds a secret. */
const shownBefore = HttpServerRespondable.toResponse(
  taken("The first request with this key was carried out; what it answered is shown once."),
);

/** A second is longer than most operations take. */
const inFlight = Effect.map(
  HttpServerRespondable.toResponse(taken("The first request with this key is still being carried out.")),
  (response) => HttpServerResponse.setHeader(response, "retry-after", "1"),
);

/**
 * Runs outside of `Authorization`: a caller who may not do this leaves the key free, and is not told what came of it
 * before, not even to itself (see `Replay`). Keys are of one caller each, so nobody learns of another's. A success is
 * stored and repeated. A failure that says that nothing was done, an invalid request first of all, leaves the key free.
 * What is not known to have done nothing, a fault of ours, is stored as a failure: trying again takes a new
 * key and a person's decision.
 *
 * The answer is stored in the work's transaction: a process killed in between has done nothing. It leaves the key
 * taken for a few seconds; then the same request is carried out.
 */
export const layer = Layer.effect(
  Idempotency,
  Effect.gen(function* () {
    const keys = yield* IdempotencyKeys;

    const once = <E, R>(
      { key }: KeyedCall,
      isShownOnce: boolean,
      work: Effect.Effect<HttpServerResponse.HttpServerResponse, E, R>,
    ) => {
      const remember = (response: HttpServerResponse.HttpServerResponse) =>
        keys.complete(key, response.status, bodyOf(response));
      return work.pipe(
        Effect.tap((response) =>
          Effect.flatMap(
            Effect.flatMap(isShownOnce ? shownBefore : Effect.succeed(response), remember),
            (first) =>
              first
                ? Effect.void
                : Effect.fail(taken("Another request with this key was carried out meanwhile.")),
          ),
        ),
        keys.whole,
        Effect.onExit((exit) => {
          if (exit._tag === "Success") return Effect.void;
          const settled = Cause.hasDies(exit.cause)
            ? Effect.asVoid(Effect.flatMap(failed, remember))
            : keys.abandon(key);
          // Without it the key stays taken for a while.
          return Effect.catchTag(settled, "ServiceUnavailable", ({ message }) =>
            Effect.logWarning("The key of a call that failed was not given back", message),
          );
        }),
        // A client that goes away in the middle must find its work done once, not half.
        Effect.uninterruptible,
      );
    };

    return Idempotency.of((httpEffect, { endpoint, group }) => {
      if (endpoint.method === "GET" || Context.get(endpoint.annotations, EachTime)) return httpEffect;
      const operation = `${group.identifier}.${endpoint.identifier}`;
      return Effect.gen(function* () {
        const request = yield* HttpServerRequest.HttpServerRequest;
        const key = request.headers[idempotencyKeyHeader];
        if (key === undefined) return yield* httpEffect;
        if (!wellFormed.test(key)) return yield* malformed();
        const requestDigest = yield* Effect.catchTag(digestOf(request), "HttpServerError", Effect.die);
        const call: KeyedCall = { key, operation, requestDigest };
        const status = yield* keys.begin(call);
        switch (status._tag) {
          case "Started":
            return yield* once(call, Context.get(endpoint.annotations, ShownOnce), httpEffect);
          case "Answered":
            return yield* Effect.provideService(httpEffect, FirstAnswer, replay(status.status, status.body));
          case "InFlight":
            return yield* inFlight;
          case "OtherRequest":
            return yield* new IdempotencyMismatch({ detail: "Take a new key for another request." });
        }
      });
    });
  }),
);
