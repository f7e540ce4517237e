import { Context } from "effect";

/** What the HTTP layer must know of the installation. */
export class HttpConfig extends Context.Service<
  HttpConfig,
  {
    /**
     * Where browsers reach the hub. A write with the session cookie may come from this origin or the host
     * asked.
     */
    readonly publicUrl: URL;
    /** The built dashboard: a folder with an `index.html`, which may be missing. */
    readonly dashboard: string;
    /** Shown by the probes. */
    readonly version: string;
  }
>()("@atoll/http/HttpConfig") {}
