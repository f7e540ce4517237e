import type { AuditVerification } from "@atoll/contract/audit/AuditApi";
import { installation } from "@atoll/contract/audit/installation";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Effect } from "effect";
import { Command, Flag } from "effect/cli";
import { FetchHttpClient } from "effect/http";
import { access, asking, type Client } from "../hub/asking.ts";
import { Screen } from "../terminal/Screen.ts";
import { ChainBroken } from "./ChainBroken.ts";

/** Verifies a chain to its end, or to its first break, however many calls that takes. */
const verified = <E, R>(verify: (after: number) => Effect.Effect<AuditVerification, E, R>) =>
  Effect.gen(function* () {
    let checked = 0;
    let last = yield* verify(0);
    checked += last.checked;
    while (!last.complete && last.broken === null) {
      last = yield* verify(last.sequence);
      checked += last.checked;
    }
    return { ...last, checked };
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

const verifyCommand = Command.make(
  "verify",
  {
    ...access,
    all: Flag.Boolean("all").pipe(
      Flag.withDescription("Every organisation's and the installation's own; for whoever operates the hub"),
      Flag.withDefault(false),
    ),
  },
  Effect.fnUntraced(function* ({ all, ...where }) {
    const isWhole = yield* asking(where, all ? verifyAll : verifyOwn);
    if (!isWhole) return yield* new ChainBroken({});
  }),
).pipe(Command.withDescription("Verify the chain of the audit trail; ends with 1 where one is broken"));

/** The audit trail, from a terminal. */
export const auditCommand = Command.make("audit").pipe(
  Command.withDescription("Verify the audit trail of a hub"),
  Command.withSubcommands([verifyCommand]),
  Command.provide(FetchHttpClient.layer),
  Command.provide(Screen.layer),
);
