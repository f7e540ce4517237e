import { lookup as systemLookup, type LookupAddress } from "node:dns";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { Context, Effect, Layer, Schema } from "effect";
import { isPublicAddress, type Networks } from "./PublicAddress.ts";
import { networks, networksOf } from "./OutboundSettings.ts";

/** The address is not one that may be called. Nothing was sent. */
export class OutboundRefused extends Schema.TaggedError<OutboundRefused>()("OutboundRefused", {
  host: Schema.String,
  reason: Schema.Literals(["scheme", "credentials", "address"]),
}) {
  override get message(): string {
    const why = {
      scheme: "only https is called",
      credentials: "an address with a user name in it is not called",
      address: "its address is not public, and not in ATOLL_OUTBOUND_NETWORKS",
    };
    return `${this.host} is not called: ${why[this.reason]}.`;
  }
}

/** No usable answer. Whether the peer acted on the request is not known. */
export class OutboundFailed extends Schema.TaggedError<OutboundFailed>()("OutboundFailed", {
  host: Schema.String,
  reason: Schema.Literals(["unreachable", "timeout", "too-large"]),
}) {
  override get message(): string {
    return `${this.host} gave no usable answer (${this.reason}).`;
  }
}

export interface OutboundRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Of the answer's body; `too-large` when it has more. */
  readonly maximumBytes: number;
  /** From the first look-up to the last byte, in milliseconds. */
  readonly timeout: number;
}

export type Resolve = (hostname: string, done: (addresses: ReadonlyArray<LookupAddress>) => void) => void;

const resolveBySystem: Resolve = (hostname, done) =>
  systemLookup(hostname, { all: true }, (error, addresses) => done(error === null ? addresses : []));

const isLoopback = (address: string) => address === "::1" || address.startsWith("127.");

const plainHost = (url: URL) => url.hostname.replace(/^\[|\]$/g, "");

/** Thrown through Node's `lookup`, told apart from its own errors. */
class AddressRefused extends Error {}

const answerOf = (message: IncomingMessage, body: Uint8Array<ArrayBuffer>): Response => {
  const status = message.statusCode ?? 502;
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headersDistinct)) {
    for (const each of value ?? []) headers.append(name, each);
  }
  const isBodiless = status === 204 || status === 205 || status === 304;
  return new Response(isBodiless ? null : body, { status, headers });
};

/**
 * HTTP to addresses that a tenant's people choose. A name is resolved once, **every** address it has is checked, and
 * the connection goes to a checked one, so that a name which answers differently the second time gains nothing
 * (DNS rebinding). Redirects are answers, never followed. Plain http reaches loopback only, where that is allowed.
 */
export class OutboundHttp extends Context.Service<
  OutboundHttp,
  {
    /** Any status is an answer, a redirect too. Interruption ends the call. */
    readonly send: (request: OutboundRequest) => Effect.Effect<Response, OutboundRefused | OutboundFailed>;
  }
>()("@atoll/platform/outbound/OutboundHttp") {
  static readonly layerWith = (options: { readonly allowed: Networks; readonly resolve?: Resolve }) =>
    Layer.sync(OutboundHttp, () => {
      const { allowed, resolve = resolveBySystem } = options;
      const mayReach = (url: URL, address: string) =>
        url.protocol === "https:"
          ? isPublicAddress(address) || allowed.has(address)
          : isLoopback(address) && allowed.has(address);

      const guarded =
        (url: URL): LookupFunction =>
        (hostname, lookupOptions, done) =>
          resolve(hostname, (addresses) => {
            const [first] = addresses;
            if (first === undefined) return done(new Error("no address"), []);
            if (!addresses.every(({ address }) => mayReach(url, address)))
              return done(new AddressRefused(), []);
            if (lookupOptions.all === true) return done(null, [...addresses]);
            done(null, first.address, first.family);
          });

      const check = (url: URL): OutboundRefused | undefined => {
        const host = plainHost(url);
        if (url.protocol !== "https:" && url.protocol !== "http:") {
          return new OutboundRefused({ host, reason: "scheme" });
        }
        if (url.username !== "" || url.password !== "") {
          return new OutboundRefused({ host, reason: "credentials" });
        }
        // Node looks literals up nowhere, so they are checked here.
        if (isIP(host) === 0 || mayReach(url, host)) return undefined;
        return new OutboundRefused({ host, reason: url.protocol === "http:" ? "scheme" : "address" });
      };

      const send = (request: OutboundRequest) =>
        Effect.callback<Response, OutboundRefused | OutboundFailed>((resume) => {
          const { url, method, headers, body, maximumBytes } = request;
          const host = plainHost(url);
          const refused = check(url);
          if (refused !== undefined) return resume(Effect.fail(refused));
          const fail = (reason: OutboundFailed["reason"]) =>
            resume(Effect.fail(new OutboundFailed({ host, reason })));
          const start = url.protocol === "https:" ? requestHttps : requestHttp;
          // A connection of its own: a kept one would have been checked for another name.
          const call = start(url, { method, headers, agent: false, lookup: guarded(url) });
          call.on("error", (error) =>
            error instanceof AddressRefused
              ? resume(
                  Effect.fail(
                    new OutboundRefused({ host, reason: url.protocol === "http:" ? "scheme" : "address" }),
                  ),
                )
              : fail("unreachable"),
          );
          call.on("response", (message) => {
            const chunks: Array<Uint8Array> = [];
            let size = 0;
            message.on("data", (chunk: Uint8Array) => {
              size += chunk.length;
              if (size <= maximumBytes) return void chunks.push(chunk);
              fail("too-large");
              call.destroy();
            });
            message.on("error", () => fail("unreachable"));
            message.on("end", () =>
              resume(Effect.succeed(answerOf(message, new Uint8Array(Buffer.concat(chunks))))),
            );
          });
          call.end(body);
          return Effect.sync(() => void call.destroy());
        }).pipe(
          Effect.timeoutOrElse({
            duration: request.timeout,
            orElse: () =>
              Effect.fail(new OutboundFailed({ host: plainHost(request.url), reason: "timeout" })),
          }),
        );

      return OutboundHttp.of({ send });
    });

  /** Public addresses, and the networks of `ATOLL_OUTBOUND_NETWORKS`. */
  static readonly layer = Layer.unwrap(
    Effect.map(networks.read, (text) => OutboundHttp.layerWith({ allowed: networksOf(text) })),
  );
}
