import { Schema } from "effect";

/** The connection strings of the database made for one (round, contender), one for each role. */
export const Urls = Schema.Struct({
  superuser: Schema.String,
  owner: Schema.String,
  app: Schema.String,
  system: Schema.String,
});
export type Urls = typeof Urls.Type;

/** All a contender's process is told, as its only argument. */
export const Setup = Schema.Struct({
  scenario: Schema.String,
  contender: Schema.String,
  urls: Urls,
  /** Of a Redis whose append-only file is fsynced at every write; null where no server is installed. */
  redisUrl: Schema.NullOr(Schema.String),
  warmUpSeconds: Schema.Number,
  measuredSeconds: Schema.Number,
  /** Smaller backlogs too, where the scenario has one. */
  quick: Schema.Boolean,
  /** Only for a load driver: what it drives. */
  target: Schema.NullOr(
    Schema.Struct({ port: Schema.Int, requests: Schema.Record(Schema.String, Schema.String) }),
  ),
});
export type Setup = typeof Setup.Type;

export const SetupText = Schema.fromJsonString(Setup);
