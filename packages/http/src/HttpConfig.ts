import { Context } from "effect";
import type { TrustedProxies } from "./edge/TrustedProxies.ts";

/** What the HTTP layer must know of the installation. */
export class HttpConfig extends Context.Service<
  HttpConfig,
  {
    /**
     * Where browsers reach the hub. A write with the session cookie may come from this origin or the host
     * asked.
     */
    readonly publicUrl: URL;
    /** Whose `X-Forwarded-For` and `Forwarded` count. */
    readonly trustedProxies: TrustedProxies;
    /** The origins, as browsers send them, whose pages may call with a bearer token; usually none. */
    readonly corsOrigins: ReadonlyArray<string>;
    /** What the limits of `RateClass` are multiplied by; `off` counts nothing, for tests and measurements. */
    readonly rateLimitFactor: number | "off";
    /** The built dashboard: a folder with an `index.html`, which may be missing. */
    readonly dashboard: string;
    /** Shown by the probes. */
    readonly version: string;
  }
>()("@atoll/http/HttpConfig") {}
