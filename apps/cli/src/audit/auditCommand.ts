import type { AuditVerification } from "@atoll/contract/audit/AuditApi";
import { installation } from "@atoll/contract/audit/installation";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Effect, Option } from "effect";
import { Command, Flag } from "effect/cli";
import { FetchHttpClient } from "effect/http";
import { access, asking, type Client } from "../hub/asking.ts";
import { Screen } from "../terminal/Screen.ts";
import { ChainBroken } from "./ChainBroken.ts";
import * as ExportFile from "./exportFile.ts";
import { TokenMissing } from "./TokenMissing.ts";

/** Verifies a chain to its end, or to its first break, however many calls that takes. */
const verified = <E, R>(verify: (after: number) => Effect.Effect<AuditVerification, E, R>) =>
  Effect.gen(function* () {
    let checked = 0;
    let after = 0;
    while (true) {
      const found = yield* verify(after);
      checked += found.checked;
      if (found.complete || found.broken !== null) return { ...found, checked };
      after = found.sequence;
    }
  });

/** What is to be written down where nobody who runs the hub can change it, and what is wrong. */
const lines = (whose: string, { broken, checked, hash, sequence }: AuditVerification) => [
  `${whose}: ${checked} entries are good, up to number ${sequence}, ${hash}`,
  ...(broken === null ? [] : [`${whose}: BROKEN at number ${broken.sequence}: ${broken.reason}`]),
];

const nameOf = (tenantId: TenantId) =>
  tenantId === installation ? "the installation" : `organisation ${tenantId}`;

/** All chains of the hub, one after the other: as whoever operates it. */
const verifyAll = Effect.fnUntraced(function* ({ admin }: Client) {
  const screen = yield* Screen;
  let isWhole = true;
  let after: TenantId | undefined;
  while (true) {
    const { items } = yield* admin.auditChains({ query: after === undefined ? {} : { after } });
    for (const { tenantId } of items) {
      const found = yield* verified((from) =>
        admin.auditVerification({ params: { tenantId }, query: { after: from } }),
      );
      isWhole &&= found.broken === null;
      yield* screen.say(...lines(nameOf(tenantId), found));
      after = tenantId;
    }
    if (items.length === 0) return isWhole;
  }
});

const verifyOwn = Effect.fnUntraced(function* ({ audit }: Client) {
  const screen = yield* Screen;
  const found = yield* verified((after) => audit.verification({ query: { after } }));
  yield* screen.say(...lines("the organisation", found));
  return found.broken === null;
});

/** An exported trail: nobody is asked. */
const verifyFile = Effect.fnUntraced(function* (path: string) {
  const screen = yield* Screen;
  const read = yield* ExportFile.verify(path);
  yield* screen.say(...ExportFile.verdict(path, read));
  return read.fault === undefined;
});

const exportCommand = Command.make(
  "export",
  {
    ...access,
    file: Flag.String("file").pipe(Flag.withDescription("Where to write it; a file that is not there yet")),
  },
  Effect.fnUntraced(function* ({ file, ...where }) {
    const screen = yield* Screen;
    const { sequence, hash } = yield* asking(where, (client) => ExportFile.write(client, file));
    yield* screen.say(`${file}: ${sequence} entries, up to number ${sequence}, ${hash}`);
  }),
).pipe(
  Command.withDescription("Write the organisation's audit trail with its links into a file, as JSON lines"),
);

const verifyCommand = Command.make(
  "verify",
  {
    hub: access.hub,
    token: Flag.optional(access.token),
    file: Flag.String("file").pipe(
      Flag.withDescription("A trail that was exported; no hub is asked"),
      Flag.optional,
    ),
    all: Flag.Boolean("all").pipe(
      Flag.withDescription("Every organisation's and the installation's own; for whoever operates the hub"),
      Flag.withDefault(false),
    ),
  },
  Effect.fnUntraced(function* ({ all, file, hub, token }) {
    const atHub = Effect.gen(function* () {
      const shown = yield* Effect.fromOption(token, () => new TokenMissing({}));
      return yield* asking({ hub, token: shown }, all ? verifyAll : verifyOwn);
    });
    const isWhole = yield* Option.match(file, { onNone: () => atHub, onSome: verifyFile });
    if (!isWhole) return yield* new ChainBroken({});
  }),
).pipe(Command.withDescription("Verify the chain of the audit trail; ends with 1 where one is broken"));

/** The audit trail, from a terminal. */
export const auditCommand = Command.make("audit").pipe(
  Command.withDescription("Verify and export the audit trail of a hub"),
  Command.withSubcommands([verifyCommand, exportCommand]),
  Command.provide(FetchHttpClient.layer),
  Command.provide(Screen.layer),
);
