import { join } from "node:path";
import { NodeFileSystem } from "@effect/platform-node";
import { Effect, FileSystem, Layer, type PlatformError } from "effect";
import { writeDurably } from "../files/DurableFile.ts";
import { composeMail } from "./composeMail.ts";
import { Mailer, MailerUnavailable } from "./Mailer.ts";

const io = <A, R>(effect: Effect.Effect<A, PlatformError.PlatformError, R>) =>
  Effect.mapError(effect, ({ message }) => new MailerUnavailable({ reason: message }));

/** The part of a Message-ID that `composeMail` has let through, which names a file anywhere. */
const fileOf = (messageId: string): string => `${messageId.slice(1, messageId.indexOf("@"))}.eml`;

/**
 * Puts each mail as a file into a folder of this machine, made when missing, and sends nothing: for trying Atoll out.
 * The files are for the hub's own account only, since they hold links that sign people in. A mail that is sent again
 * takes the place of the first.
 */
export const layer = (folder: string) =>
  Layer.effect(
    Mailer,
    Effect.gen(function* () {
      const files = yield* FileSystem.FileSystem;
      return Mailer.of({
        send: Effect.fn("FolderMailer.send")(
          function* (mail) {
            const message = yield* composeMail(mail);
            yield* io(files.makeDirectory(folder, { recursive: true, mode: 0o700 }));
            yield* io(writeDurably(join(folder, fileOf(mail.messageId)), message, 0o600));
          },
          Effect.provideService(FileSystem.FileSystem, files),
        ),
      });
    }),
  ).pipe(Layer.provide(NodeFileSystem.layer));
