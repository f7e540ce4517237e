import { Authentication } from "@atoll/contract/Authentication";
import { Forbidden, Unauthenticated } from "@atoll/contract/CommonProblems";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import { type Caller, Identity } from "@atoll/domain/identity/Identity";
import { Context, Effect, Equal, Layer, Redacted } from "effect";
import { HttpServerRequest, HttpServerRespondable } from "effect/http";
import { HttpConfig } from "./HttpConfig.ts";
import { Recheck } from "./Recheck.ts";

type Request = HttpServerRequest.HttpServerRequest;

const safeMethods: ReadonlyArray<string> = ["GET", "HEAD", "OPTIONS"];

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;

/**
 * Whether a browser sent this on behalf of a page of ours (Fetch Metadata). Browsers without `Sec-Fetch-Site`
 * must show an `Origin` that is this host or the public one; saying neither is not enough.
 */
const isSameOrigin = ({ headers }: Request, publicUrl: URL): boolean => {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  const host = hostOf(headers["origin"] ?? "");
  return host !== undefined && (host === headers["host"] || host === publicUrl.host);
};

/** See the contract. Set outside of `Authorization`, so that a policy always meets a known caller. */
export const layer = Layer.effect(
  Authentication,
  Effect.gen(function* () {
    const identity = yield* Identity;
    const { publicUrl } = yield* HttpConfig;

    const holds = (token: Redacted.Redacted<string>, caller: Caller) =>
      identity.authenticate(token).pipe(
        Effect.map((now) => Equal.equals(now, caller)),
        // A database that is away takes no right away.
        Effect.catchTags({
          Unauthenticated: () => Effect.succeed(false),
          ServiceUnavailable: () => Effect.succeed(true),
        }),
      );

    /**
     * A credential that was shown decides: its refusal is answered here and not failed with, because a
     * failure makes the framework try the next credential.
     */
    const actingAs = <A, E, R>(token: Redacted.Redacted<string>, httpEffect: Effect.Effect<A, E, R>) =>
      Effect.matchEffect(identity.authenticate(token), {
        onFailure: HttpServerRespondable.toResponse,
        onSuccess: (caller) =>
          Effect.updateContext(httpEffect, (context: Context.Context<R>) =>
            context.pipe(
              Context.add(CurrentRequest, { ...Context.get(context, CurrentRequest), ...caller }),
              Context.add(Recheck, holds(token, caller)),
            ),
          ),
      });

    return Authentication.of({
      bearer: (httpEffect, { credential }) =>
        Redacted.value(credential) === ""
          ? Effect.fail(new Unauthenticated({}))
          : actingAs(credential, httpEffect),
      session: Effect.fnUntraced(function* (httpEffect, { credential }) {
        const request = yield* HttpServerRequest.HttpServerRequest;
        if (Redacted.value(credential) === "") return yield* new Unauthenticated({});
        if (!safeMethods.includes(request.method) && !isSameOrigin(request, publicUrl)) {
          return yield* new Forbidden({
            detail: "A write with the session cookie must come from Atoll's pages.",
          });
        }
        return yield* actingAs(credential, httpEffect);
      }),
    });
  }),
);
