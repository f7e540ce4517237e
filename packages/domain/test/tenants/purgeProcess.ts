import { NodeRuntime } from "@effect/platform-node";
import { AuditEntryRepository } from "@atoll/database/audit/AuditEntryRepository";
import { Database } from "@atoll/database/Database";
import { SystemDatabase } from "@atoll/database/SystemDatabase";
import { TenantPurgeRepository } from "@atoll/database/tenants/TenantPurgeRepository";
import { Invalidations } from "@atoll/platform/invalidations/Invalidations";
import { Mailer } from "@atoll/platform/mail/Mailer";
import * as FileSystemObjectStore from "@atoll/platform/objectstore/FileSystemObjectStore";
import { Config, Effect, Layer } from "effect";
import { MailConfig } from "../../src/mail/MailConfig.ts";
import { Revocations } from "../../src/revocation/Revocations.ts";
import { PurgeMails } from "../../src/tenants/PurgeMails.ts";
import { TenantPurge } from "../../src/tenants/TenantPurge.ts";

const options = Config.all({
  app: Config.Redacted("TEST_APP_URL"),
  system: Config.Redacted("TEST_SYSTEM_URL"),
  objects: Config.String("TEST_OBJECTS"),
});

/** Writes to whom a mail goes. */
const mailer = Layer.succeed(Mailer, {
  send: ({ to }) => Effect.sync(() => void process.stdout.write(`mail to ${to.address}\n`)),
});
const publicUrl = new URL("https://hub.example");

/** One pass as a process of its own, for a test that kills it. Writes "done" at the end. */
NodeRuntime.runMain(
  Effect.flatMap(options, ({ app, system, objects }) =>
    Effect.gen(function* () {
      const { pass } = yield* TenantPurge;
      yield* pass;
      process.stdout.write("done\n");
    }).pipe(
      Effect.provide(
        TenantPurge.layer.pipe(
          Layer.provide(PurgeMails.layer),
          Layer.provide([
            mailer,
            MailConfig.layer({ from: { address: "hub@hub.example" }, publicUrl }),
            FileSystemObjectStore.layer(objects),
            Revocations.layer.pipe(Layer.provide(Invalidations.layerMemory)),
            AuditEntryRepository.layer,
            TenantPurgeRepository.layer,
          ]),
          Layer.provide([
            Database.layer({ url: app, maxConnections: 2 }),
            SystemDatabase.layer({ url: system, maxConnections: 2 }),
          ]),
        ),
      ),
    ),
  ),
);
