import { Schema } from "effect";
import * as Setting from "../config/Setting.ts";

const RedisUrl = Schema.String.check(Schema.isPattern(/^rediss?:\/\/[^/\s]+(\/\d{1,4})?$/)).pipe(
  Schema.RedactedFromValue,
);

export const url = Setting.optional({
  name: "REDIS_URL",
  description: "Redis for what several hubs share; without it each process keeps that in its memory",
  schema: RedisUrl,
  expected: "redis://user:password@host:port/number, or rediss:// for TLS",
  secret: true,
});
