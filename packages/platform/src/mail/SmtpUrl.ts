import { Option, Redacted } from "effect";

export interface SmtpAddress {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`, RFC 8314). */
  readonly isImplicitTls: boolean;
  readonly login: Option.Option<{ readonly user: string; readonly password: Redacted.Redacted }>;
}

const decode = Option.liftThrowable(decodeURIComponent);

/** `smtp://user:password@host:port`, `%`-encoded as in any URL. Ports 587 and 465 unless it names one. */
export const parseSmtpUrl = (text: string): Option.Option<SmtpAddress> =>
  Option.gen(function* () {
    const url = yield* Option.liftNullishOr(URL.parse)(text);
    const { protocol, hostname, pathname, search, hash } = url;
    const isImplicitTls = protocol === "smtps:";
    const isWhole = hostname !== "" && ["", "/"].includes(pathname) && search === "" && hash === "";
    if (!isWhole || !(isImplicitTls || protocol === "smtp:")) return yield* Option.none();
    const user = yield* decode(url.username);
    const password = yield* decode(url.password);
    return {
      host: hostname.replace(/^\[(.*)\]$/, "$1"),
      port: url.port === "" ? (isImplicitTls ? 465 : 587) : Number(url.port),
      isImplicitTls,
      login: user === "" ? Option.none() : Option.some({ user, password: Redacted.make(password) }),
    };
  });

/** Whether the way there leaves this machine. */
export const isLoopback = ({ host }: SmtpAddress): boolean =>
  host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
