import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { Effect, FileSystem, Redacted, Schema } from "effect";
import { DataFolderCorrupt } from "../data/DataFolderErrors.ts";
import { writeDurably } from "../files/DurableFile.ts";

const Password = Schema.RedactedFromValue(Schema.NonEmptyString);
const Passwords = Schema.Struct({
  superuser: Password,
  atoll_owner: Password,
  atoll_app: Password,
  atoll_system: Password,
});
export type PostgresPasswords = typeof Passwords.Type;

const PasswordFile = Schema.fromJsonString(Passwords);

const random = Effect.sync(() => Redacted.make(randomBytes(24).toString("base64url")));

/**
 * The passwords of the embedded database, made on first use and kept in the data folder, readable by the
 * hub's user alone. They never leave the machine: the server listens on loopback only.
 */
export const keep = Effect.fn("PostgresPasswords.keep")(
  function* (folder: string) {
    const files = yield* FileSystem.FileSystem;
    const path = join(folder, "secrets", "postgres.json");
    if (yield* files.exists(path)) {
      const text = yield* files.readFileString(path);
      return yield* Schema.decodeUnknownEffect(PasswordFile)(text).pipe(
        Effect.mapError(
          () => new DataFolderCorrupt({ folder, reason: "secrets/postgres.json cannot be understood." }),
        ),
      );
    }
    if (yield* files.exists(join(folder, "postgres", "data"))) {
      const reason = "secrets/postgres.json, which holds the passwords of its database, is missing.";
      return yield* new DataFolderCorrupt({ folder, reason });
    }
    yield* files.makeDirectory(join(folder, "secrets"), { recursive: true, mode: 0o700 });
    const passwords: PostgresPasswords = {
      superuser: yield* random,
      atoll_owner: yield* random,
      atoll_app: yield* random,
      atoll_system: yield* random,
    };
    yield* writeDurably(path, yield* Schema.encodeEffect(PasswordFile)(passwords), 0o600);
    return passwords;
  },
  Effect.catchTag("SchemaError", Effect.die),
);
