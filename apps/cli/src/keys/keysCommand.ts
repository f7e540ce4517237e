import type { KeyRotation, KeysState } from "@atoll/contract/keys/KeysState";
import { TenantId } from "@atoll/contract/tenants/Tenant";
import { Effect, Option } from "effect";
import { Command, Flag } from "effect/cli";
import { FetchHttpClient } from "effect/http";
import { access, asking, type Client } from "../hub/asking.ts";
import { Screen } from "../terminal/Screen.ts";
import { KeysUnsettled, RotationUnnamed } from "./keysFailures.ts";

const stateLines = ({ settled, rotations, sealed }: KeysState) => [
  ...sealed.map(
    ({ kind, secrets, waiting, unreadable }) =>
      `${kind}: ${secrets} sealed, ${waiting} to be sealed anew` +
      (unreadable === 0 ? "" : `, ${unreadable} UNREADABLE with the keys of this hub`),
  ),
  `keys of organisations being rotated: ${rotations}`,
  settled ? "Nothing needs an older key." : "Older keys are still needed.",
];

const statusCommand = Command.make(
  "status",
  access,
  Effect.fnUntraced(function* (where) {
    const screen = yield* Screen;
    const state = yield* asking(where, ({ admin }) => admin.keys());
    yield* screen.say(...stateLines(state));
    if (!state.settled) return yield* new KeysUnsettled({});
  }),
).pipe(
  Command.withDescription(
    "Say under which keys the hub's secrets are kept; ends with 1 while older ones are needed",
  ),
);

const rotationLine = (tenantId: TenantId, { begun, version }: KeyRotation) => {
  if (version === null) return `organisation ${tenantId}: nothing is sealed for it`;
  return `organisation ${tenantId}: version ${version}${begun ? "" : ", under way already"}`;
};

const rotate = Effect.fnUntraced(function* ({ admin }: Client, tenantId: TenantId) {
  const screen = yield* Screen;
  yield* screen.say(rotationLine(tenantId, yield* admin.rotateKey({ params: { tenantId } })));
});

/** Of all organisations that are not gone, page by page. */
const rotateAll = Effect.fnUntraced(function* (client: Client) {
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const query: { readonly cursor?: string } = cursor === undefined ? {} : { cursor };
    const { items, nextCursor } = yield* client.admin.tenants({ query });
    for (const { id, state } of items) {
      if (state !== "purging" && state !== "purged") yield* rotate(client, id);
    }
    cursor = nextCursor;
  }
});

const rotateCommand = Command.make(
  "rotate",
  {
    ...access,
    tenant: Flag.String("tenant").pipe(
      Flag.withSchema(TenantId),
      Flag.withDescription("The organisation whose key gets a new version"),
      Flag.optional,
    ),
    all: Flag.Boolean("all").pipe(Flag.withDescription("Every organisation's"), Flag.withDefault(false)),
  },
  Effect.fnUntraced(function* ({ tenant, all, ...where }) {
    if (Option.isSome(tenant) === all) return yield* new RotationUnnamed({});
    yield* asking(where, (client) =>
      Option.match(tenant, { onNone: () => rotateAll(client), onSome: (id) => rotate(client, id) }),
    );
  }),
).pipe(Command.withDescription("Give organisations new keys, while the hub serves"));

/** The keys of the hub, from a terminal: for whoever operates it. */
export const keysCommand = Command.make("keys").pipe(
  Command.withDescription("Rotate the keys that secrets are sealed under, and see how far that is"),
  Command.withSubcommands([statusCommand, rotateCommand]),
  Command.provide(FetchHttpClient.layer),
  Command.provide(Screen.layer),
);
