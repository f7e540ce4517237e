import { Authentication } from "@atoll/contract/Authentication";
import { Forbidden, Unauthenticated } from "@atoll/contract/CommonProblems";
import { CurrentRequest } from "@atoll/contract/RequestContext";
import { AvailableIn } from "@atoll/contract/tenants/AvailableIn";
import { TenantGone, TenantSuspended } from "@atoll/contract/tenants/TenantProblems";
import type { Caller } from "@atoll/domain/identity/Caller";
import { Credentials } from "@atoll/domain/identity/Credentials";
import { Context, Effect, Equal, Layer, Redacted } from "effect";
import { HttpServerRequest, HttpServerRespondable } from "effect/http";
import type { HttpApiEndpoint } from "effect/http-api";
import { HttpConfig } from "./HttpConfig.ts";
import { retryAfter } from "./identity/retryAfter.ts";
import * as UnknownCredentials from "./ratelimit/UnknownCredentials.ts";
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

/** The state of the caller's organisation, held against where the operation answers. */
const isAvailable =
  ({ annotations }: HttpApiEndpoint.Top) =>
  ({ tenantState }: Caller): Effect.Effect<void, TenantSuspended | TenantGone> => {
    if (Context.get(annotations, AvailableIn).includes(tenantState)) return Effect.void;
    return Effect.fail(
      tenantState === "suspended" || tenantState === "provisioning"
        ? new TenantSuspended({})
        : new TenantGone({}),
    );
  };

/** See the contract. Set outside of `Authorization`, so that a policy always meets a known caller. */
export const layer = Layer.effect(
  Authentication,
  Effect.gen(function* () {
    const credentials = yield* Credentials;
    const { publicUrl, rateLimitFactor } = yield* HttpConfig;
    const unknown = UnknownCredentials.make(rateLimitFactor);

    const holds = (token: Redacted.Redacted<string>, caller: Caller) =>
      credentials.authenticate(token).pipe(
        Effect.map((now) => Equal.equals(now, caller)),
        // A database that is away takes no right away.
        Effect.catchTags({
          Unauthenticated: () => Effect.succeed(false),
          ServiceUnavailable: () => Effect.succeed(true),
        }),
      );

    const callerOf = (token: Redacted.Redacted<string>) =>
      Effect.andThen(
        unknown.admit(credentials.isRemembered(token)),
        Effect.tapErrorTag(credentials.authenticate(token), "Unauthenticated", () => unknown.count),
      );

    /**
     * A credential that was shown decides: its refusal is answered here and not failed with, because a
     * failure makes the framework try the next credential.
     */
    const actingAs = <A, E, R>(
      token: Redacted.Redacted<string>,
      endpoint: HttpApiEndpoint.Top,
      httpEffect: Effect.Effect<A, E, R>,
    ) =>
      Effect.matchEffect(retryAfter(Effect.tap(callerOf(token), isAvailable(endpoint))), {
        onFailure: HttpServerRespondable.toResponse,
        onSuccess: (caller) =>
          Effect.updateContext(httpEffect, (context: Context.Context<R>) => {
            const { tenantId, actor } = caller;
            return context.pipe(
              Context.add(CurrentRequest, { ...Context.get(context, CurrentRequest), tenantId, actor }),
              Context.add(Recheck, holds(token, caller)),
            );
          }),
      });

    return Authentication.of({
      bearer: (httpEffect, { credential, endpoint }) =>
        Redacted.value(credential) === ""
          ? Effect.fail(new Unauthenticated({}))
          : actingAs(credential, endpoint, httpEffect),
      session: Effect.fnUntraced(function* (httpEffect, { credential, endpoint }) {
        const request = yield* HttpServerRequest.HttpServerRequest;
        if (Redacted.value(credential) === "") return yield* new Unauthenticated({});
        if (!safeMethods.includes(request.method) && !isSameOrigin(request, publicUrl)) {
          return yield* new Forbidden({
            detail: "A write with the session cookie must come from Atoll's pages.",
          });
        }
        return yield* actingAs(credential, endpoint, httpEffect);
      }),
    });
  }),
);
