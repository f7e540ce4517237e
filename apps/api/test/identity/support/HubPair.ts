import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "@atoll/database/connect";
import { TestPostgres } from "@atoll/testing/postgres/TestPostgres";
import * as Program from "@atoll/testing/process/Program";
import * as TestProcess from "@atoll/testing/process/TestProcess";
import { NodeServices } from "@effect/platform-node";
import { Context, Effect, FileSystem, Layer, Option, Redacted, Schedule } from "effect";
import { freePorts } from "../../chaos/freePorts.ts";
import { type Answer, send } from "../../hostile/support/wire.ts";
import { layerMigrated } from "../../support/migrated.ts";

export const publicUrl = "https://hub.example";
export const operatorEmail = "operator@lagoon.example";

export interface Hub {
  readonly url: string;
  /** What it has written, to both streams. */
  readonly log: Effect.Effect<string>;
  readonly data: string;
}

export interface Request {
  readonly token?: string | undefined;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Heard {
  /** Method and path. */
  readonly call: string;
  readonly answer: Answer;
}

const bodyOf = ({ json, form }: Request) => {
  if (json !== undefined) return { type: "application/json", body: JSON.stringify(json) };
  const type = "application/x-www-form-urlencoded";
  return form === undefined ? undefined : { type, body: new URLSearchParams(form).toString() };
};

/** The mails in the folder, without what mail programs undo (RFC 2045 §6.7). */
const mailsIn = (data: string): ReadonlyArray<string> =>
  globSync("mail/*.eml", { cwd: data })
    .map((name) => readFileSync(join(data, name), "utf8"))
    .map((text) => text.replace(/=\r?\n/g, "").replaceAll("=3D", "="));

const makePair = Effect.gen(function* () {
  const { urls } = yield* TestPostgres;
  const files = yield* FileSystem.FileSystem;
  const sql = yield* connect({ url: urls.superuser, applicationName: "atoll-pair", maxConnections: 2 });
  const start = Effect.fnUntraced(function* (roles: string, port: number) {
    const data = yield* files.makeTempDirectoryScoped({ prefix: "atoll-pair-" });
    const started = yield* TestProcess.start({
      entry: yield* Program.entry("api"),
      env: {
        DATABASE_URL: Redacted.value(urls.app),
        DATABASE_SYSTEM_URL: Redacted.value(urls.system),
        ATOLL_KEY: "a2V5IG9mIHRlc3RzLCBrZXkgb2YgdGVzdHMsIGtleSA=",
        ATOLL_DATA: data,
        ATOLL_DASHBOARD: join(data, "dashboard"),
        ATOLL_PORT: String(port),
        ATOLL_PUBLIC_URL: publicUrl,
        ATOLL_OPERATORS: operatorEmail,
        // Many callers share one address here; the limits have tests of their own.
        ATOLL_RATE_LIMITS: "off",
        // Where tests have a login provider.
        ATOLL_OUTBOUND_NETWORKS: "127.0.0.0/8",
        ATOLL_ROLES: roles,
      },
    });
    yield* started.line(/is ready at/, 60_000);
    return { url: `http://127.0.0.1:${port}`, data, log: started.log };
  });
  // The first one makes the keys that both sign with.
  const [first = 0, second = 0] = yield* freePorts(2);
  const here: Hub = yield* start("api,runner", first);
  const there: Hub = yield* start("api", second);
  const heard: Array<Heard> = [];
  const secrets = new Map<string, string>();

  const ask = (hub: Hub, method: string, path: string, request: Request = {}) => {
    const content = bodyOf(request);
    const headers = {
      ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
      ...(content === undefined ? {} : { "content-type": content.type }),
      ...request.headers,
    };
    const call = { method, headers, ...(content === undefined ? {} : { body: content.body }) };
    return Effect.promise(() => send(hub.url, `/api/v1${path}`, call)).pipe(
      Effect.tap((answer) => Effect.sync(() => heard.push({ call: `${method} ${path}`, answer }))),
    );
  };

  /** Asks the two in turn, all at once. */
  const fifty = (use: (hub: Hub, index: number) => Effect.Effect<Answer>) =>
    Effect.forEach(
      Array.from({ length: 50 }, (_, index) => index),
      (index) => use(index % 2 === 0 ? here : there, index),
      { concurrency: "unbounded" },
    );

  /** Remembers what must stand nowhere but in answers to this call; none where it comes by mail, or from a person. */
  const secret = (value: string, call = "") => {
    secrets.set(value, call);
    return value;
  };

  /** The token in the newest mail to the address, waited for. */
  const mailedTo = (address: string, page: string) =>
    Effect.sync(() =>
      Option.fromNullishOr(
        mailsIn(here.data)
          .filter((mail) => mail.includes(address))
          .map((mail) => new RegExp(`${page}#token=([\\w.~-]+)`).exec(mail)?.[1])
          .find((token) => token !== undefined),
      ),
    ).pipe(
      Effect.flatMap(Effect.fromOption),
      Effect.retry({ schedule: Schedule.spaced("50 millis"), times: 200 }),
      Effect.map((token) => secret(token)),
    );

  return { here, there, sql, heard, secrets, ask, fifty, secret, mailedTo, mails: () => mailsIn(here.data) };
});

/** Two processes of one hub on a database of the suite's own; only the first runs jobs, and writes the mails. */
export class HubPair extends Context.Service<HubPair, Effect.Success<typeof makePair>>()(
  "@atoll/api/test/HubPair",
) {
  static readonly layer = Layer.effect(HubPair, makePair).pipe(
    Layer.provide([layerMigrated, NodeServices.layer]),
    Layer.orDie,
  );
}
