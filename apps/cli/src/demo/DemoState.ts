import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { ProjectId } from "@atoll/contract/projects/Project";
import { writeDurably } from "@atoll/platform/files/DurableFile";
import { Effect, FileSystem, Schema, SynchronizedRef } from "effect";
import { DemoFailed } from "../start/StartFailure.ts";
import { type Site, sites } from "./islands.ts";

const Person = Schema.Struct({
  email: Schema.String,
  password: Schema.String,
  displayName: Schema.String,
  tenantName: Schema.String,
});
export type Person = typeof Person.Type;

const State = Schema.Struct({
  version: Schema.Literal(1),
  /** Root of the demo's idempotency keys: a request repeated after a crash is the same request. */
  id: Schema.String,
  people: Schema.Struct({ Lagoon: Person, Biscoe: Person, Dream: Person, Torgersen: Person }),
  nodes: Schema.Struct({
    Lagoon: Schema.optionalKey(NodeId),
    Biscoe: Schema.optionalKey(NodeId),
    Dream: Schema.optionalKey(NodeId),
    Torgersen: Schema.optionalKey(NodeId),
  }),
  /** Counts the analyses: one that failed is not repeated but followed by another. */
  attempt: Schema.Int,
  projectId: Schema.optionalKey(ProjectId),
  analysisId: Schema.optionalKey(AnalysisId),
});
export type State = typeof State.Type;

const StateFile = Schema.fromJsonString(State);

/** 144 bits; people copy it from the terminal. */
const newPassword = () => randomBytes(18).toString("base64url");

const person = (site: Site): Person =>
  site === "Lagoon"
    ? {
        email: "analyst@lagoon.example",
        password: newPassword(),
        displayName: "Ana Lyst",
        tenantName: "Lagoon Institute",
      }
    : {
        email: `steward@${site.toLowerCase()}.example`,
        password: newPassword(),
        displayName: `Steward of ${site}`,
        tenantName: `${site} Station`,
      };

const fresh = (): State => ({
  version: 1,
  id: randomUUID(),
  people: {
    Lagoon: person("Lagoon"),
    Biscoe: person("Biscoe"),
    Dream: person("Dream"),
    Torgersen: person("Torgersen"),
  },
  nodes: {},
  attempt: 1,
});

/** What the demo has to know from one start to the next: passwords, keys of its requests, ids it was given. */
export interface DemoState {
  readonly get: Effect.Effect<State>;
  /** Durable when it returns. */
  readonly update: (change: (state: State) => State) => Effect.Effect<void, DemoFailed>;
}

/** The folder of one site: the agent's keys, its state, its configuration, and its island's birds only. */
export const folderOf = (demoFolder: string, site: Site): string => join(demoFolder, site.toLowerCase());

const step = "keep its notes";
const unusable = (error: { readonly message: string }) => new DemoFailed({ step, reason: error.message });

/** Opens the demo's folder, and makes it and its sites' folders for this user alone when they are missing. */
export const open = Effect.fn("DemoState.open")(function* (demoFolder: string) {
  const files = yield* FileSystem.FileSystem;
  const file = join(demoFolder, "state.json");
  const save = (state: State) =>
    Schema.encodeEffect(StateFile)(state).pipe(
      Effect.flatMap((text) => writeDurably(file, `${text}\n`, 0o600)),
      Effect.provideService(FileSystem.FileSystem, files),
      Effect.mapError(unusable),
    );
  const known = yield* Effect.gen(function* () {
    for (const folder of [demoFolder, ...sites.map((site) => folderOf(demoFolder, site))]) {
      yield* files.makeDirectory(folder, { recursive: true, mode: 0o700 });
      yield* files.chmod(folder, 0o700);
    }
    return (yield* files.exists(file)) ? yield* files.readFileString(file) : null;
  }).pipe(Effect.mapError(unusable));
  const state =
    known === null
      ? fresh()
      : yield* Schema.decodeUnknownEffect(StateFile)(known).pipe(
          Effect.mapError(
            () =>
              new DemoFailed({
                step,
                reason: `${file} cannot be understood. Move the folder ${demoFolder} away to begin anew.`,
              }),
          ),
        );
  if (known === null) yield* save(state);
  const ref = yield* SynchronizedRef.make(state);
  return {
    get: SynchronizedRef.get(ref),
    update: (change) =>
      SynchronizedRef.updateEffect(ref, (before) => Effect.tap(Effect.succeed(change(before)), save)),
  } satisfies DemoState;
});
