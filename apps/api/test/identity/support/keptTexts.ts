import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Effect, Schema } from "effect";
import { type Hub, HubPair } from "./HubPair.ts";

/** As it is, and as bytes are written in rows and in logs. */
export const formsOf = (secret: string): ReadonlyArray<string> => {
  const bytes = Buffer.from(secret);
  return [
    secret,
    bytes.toString("hex"),
    bytes.toString("base64url").slice(0, -2),
    encodeURIComponent(secret),
  ];
};

/** All that processes keep beside the database, but for the mails. */
export const filesOf = ({ data }: Hub): ReadonlyArray<string> =>
  readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".eml"))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"));

const Texts = Schema.Array(Schema.Struct({ text: Schema.NullOr(Schema.String) }));

export const everyRow = Effect.gen(function* () {
  const { sql } = yield* HubPair;
  const tables = yield* Schema.decodeUnknownEffect(Texts)(
    yield* sql`select table_name as text from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const rows = tables.map(({ text }) => `select string_agg(t::text, ' ') as text from ${text} t`);
  const found = yield* Schema.decodeUnknownEffect(Texts)(yield* sql.unsafe(rows.join(" union all ")));
  return found.map(({ text }) => text ?? "").join("\n");
});
