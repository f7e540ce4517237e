import { isOrigin } from "@atoll/http/edge/Cors";
import { parseNetwork } from "@atoll/http/edge/TrustedProxies";
import * as Setting from "@atoll/platform/config/Setting";
import { Duration, Schema, SchemaTransformation } from "effect";
import { dashboardFolder } from "./Installation.ts";

const Port = Schema.NumberFromString.check(Schema.isInt(), Schema.isBetween({ minimum: 0, maximum: 65_535 }));

/** Parts of a setting, between commas. */
const List = Schema.String.pipe(
  Schema.decodeTo(
    Schema.Array(Schema.String),
    SchemaTransformation.transform({
      decode: (text: string): ReadonlyArray<string> => text.split(",").map((part) => part.trim()),
      encode: (parts) => parts.join(","),
    }),
  ),
);

const Role = Schema.Literals(["api", "runner"]);
const Roles = List.pipe(Schema.decodeTo(Schema.Array(Role).check(Schema.isMinLength(1))));

export const host = Setting.withDefault({
  name: "ATOLL_HOST",
  description: "the address the hub binds",
  schema: Schema.NonEmptyString,
  expected: "an address of this machine, such as 127.0.0.1 or 0.0.0.0",
  default: "127.0.0.1",
});

export const port = Setting.withDefault({
  name: "ATOLL_PORT",
  description: "the port the hub binds; 0 takes a free one",
  schema: Port,
  expected: "a port from 0 to 65535",
  default: 4600,
});

export const publicUrl = Setting.optional({
  name: "ATOLL_PUBLIC_URL",
  description: "where browsers and nodes reach the hub; without it host and port",
  schema: Schema.URLFromString,
  expected: "a URL such as https://hub.example",
});

const Network = Schema.String.check(
  Schema.makeFilter((text: string) => parseNetwork(text) !== undefined || "must be an address or a network"),
);

export const trustedProxies = Setting.withDefault({
  name: "ATOLL_TRUSTED_PROXIES",
  description: "whose X-Forwarded-For and Forwarded name the client; nobody's without it",
  schema: List.pipe(Schema.decodeTo(Schema.Array(Network))),
  expected: "addresses or networks with commas between, such as 10.0.0.0/8,fd00::/8",
  default: [],
  shownDefault: Setting.notSet,
});

const Origin = Schema.String.check(
  Schema.makeFilter((text: string) => isOrigin(text) || "must be an origin of https"),
);

export const corsOrigins = Setting.withDefault({
  name: "ATOLL_CORS_ORIGINS",
  description: "the other origins whose pages may call with a bearer token; none without it",
  schema: List.pipe(Schema.decodeTo(Schema.Array(Origin))),
  expected: "origins with commas between, such as https://portal.example; http only of localhost",
  default: [],
  shownDefault: Setting.notSet,
});

const Factor = Schema.String.pipe(
  Schema.decodeTo(
    Schema.Union([Schema.Literal("off"), Schema.Finite.check(Schema.isGreaterThan(0))]),
    SchemaTransformation.transform({
      decode: (text: string): number | "off" => (text === "off" ? "off" : text === "on" ? 1 : Number(text)),
      encode: String,
    }),
  ),
);

export const rateLimits = Setting.withDefault({
  name: "ATOLL_RATE_LIMITS",
  description: "how often each caller may call; a factor widens or narrows every limit",
  schema: Factor,
  expected: "on, off, or a factor such as 2 or 0.5",
  default: 1,
  shownDefault: "on",
});

export const emailVerification = Setting.optional({
  name: "ATOLL_EMAIL_VERIFICATION",
  description:
    "whether an account can be used only once its address is confirmed; on in production, else off",
  schema: Schema.Literals(["on", "off"]),
  expected: "on or off",
});

export const roles = Setting.withDefault({
  name: "ATOLL_ROLES",
  description: "what this process does",
  schema: Roles,
  expected: "api, runner, or both with a comma between",
  default: ["api", "runner"],
  shownDefault: "api,runner",
});

export const operators = Setting.withDefault({
  name: "ATOLL_OPERATORS",
  description: "whose accounts operate the hub, once they have verified their addresses; nobody's without it",
  schema: List,
  expected: "e-mail addresses with commas between, such as ana@hub.example",
  default: [],
  shownDefault: Setting.notSet,
});

export const tenantGrace = Setting.withDefault({
  name: "ATOLL_TENANT_GRACE",
  description: "how long an archived organisation can be restored; after that it is purged",
  schema: Schema.DurationFromString,
  expected: "a duration such as 30 days",
  default: Duration.days(30),
  shownDefault: "30 days",
});

export const dashboard = Setting.withDefault({
  name: "ATOLL_DASHBOARD",
  description: "the folder of the built dashboard",
  schema: Schema.NonEmptyString,
  expected: "a folder",
  default: dashboardFolder,
});

export const drainNotice = Setting.withDefault({
  name: "ATOLL_DRAIN_NOTICE",
  description: "how long a stopping hub answers as before, but not ready, until proxies have noticed",
  schema: Schema.DurationFromString,
  expected: "a duration such as 5 seconds",
  default: Duration.zero,
  shownDefault: "0 seconds",
});

/** How long a stopping hub waits for requests that are being answered. */
export const drain = Duration.seconds(30);

/** Read by the security package; here so that the report at boot and the documentation name it. */
const secret = (name: string, description: string) =>
  Setting.optional({
    name,
    description,
    schema: Schema.NonEmptyString,
    expected: "32 bytes in base64",
    secret: true,
  });

export const key = secret(
  "ATOLL_KEY",
  "seals the hub's private keys at rest; made locally outside production",
);
export const previousKeys = secret("ATOLL_KEY_PREVIOUS", "keys of before a rotation, with commas between");
