import { Config, Effect, Option, Schema } from "effect";

/**
 * A setting of the environment is not what it has to be. The message says which, what it is, and what to
 * write.
 */
export class SettingInvalid extends Schema.TaggedError<SettingInvalid>()("SettingInvalid", {
  name: Schema.String,
  sentence: Schema.String,
}) {
  override get message(): string {
    return this.sentence;
  }
}

/** A setting as a person may see it. */
export interface SettingLine {
  readonly name: string;
  /** `(set)` for a secret that is set, `(not set)` for one that is not and has no default. */
  readonly value: string;
  readonly isDefault: boolean;
  readonly description: string;
}

/** One variable of the environment: described, checked when read, redacted when shown. */
export interface Setting<A> {
  readonly name: string;
  readonly description: string;
  readonly read: Effect.Effect<A, SettingInvalid>;
  /** Fails as `read` does. */
  readonly line: Effect.Effect<SettingLine, SettingInvalid>;
}

interface SettingOptions<A> {
  readonly name: string;
  /** What it is for, one line, shown at boot and in the documentation. */
  readonly description: string;
  readonly schema: Schema.Codec<A, string>;
  /** What to write, completing "it must be …": `a port from 1 to 65535`. */
  readonly expected: string;
  /** Never shown, not even in the sentence about its fault. */
  readonly secret?: boolean;
}

/** How an optional setting is shown that nobody set. */
export const notSet = "(not set)";

const registered = new Map<string, Setting<unknown>>();

/** Every setting of the modules this process has loaded, by name. */
export const all = (): ReadonlyArray<Setting<unknown>> =>
  [...registered.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));

/** The text of the environment; an empty one counts as not set, as compose files and charts write it. */
const raw = (name: string) =>
  Config.option(Config.String(name)).pipe(
    Effect.map(Option.filter((text) => text.trim() !== "")),
    Effect.mapError(
      (error) => new SettingInvalid({ name, sentence: `${name} cannot be read: ${error.message}` }),
    ),
  );

const define = <A, B>(
  options: SettingOptions<A>,
  fallback: (text: Option.Option<A>) => B,
  shownDefault: string,
): Setting<B> => {
  const { name, description, expected, secret = false } = options;
  const decode = Schema.decodeUnknownEffect(options.schema);
  const invalid = (text: string) => {
    const found = secret ? "set to something else" : `"${text}"`;
    const sentence = `${name} is ${found}, but it must be ${expected}. (${description})`;
    return new SettingInvalid({ name, sentence });
  };
  const value = (text: Option.Option<string>) =>
    Option.match(text, {
      onNone: () => Effect.succeed(fallback(Option.none())),
      onSome: (given) =>
        decode(given).pipe(
          Effect.mapError(() => invalid(given)),
          Effect.map((decoded) => fallback(Option.some(decoded))),
        ),
    });
  const shown = (text: Option.Option<string>) =>
    Option.match(text, { onNone: () => shownDefault, onSome: (given) => (secret ? "(set)" : given) });
  const setting: Setting<B> = {
    name,
    description,
    read: Effect.flatMap(raw(name), value),
    line: Effect.gen(function* () {
      const text = yield* raw(name);
      yield* value(text);
      return { name, value: shown(text), isDefault: Option.isNone(text), description };
    }),
  };
  registered.set(name, setting);
  return setting;
};

/** A setting that has a value in any case. */
export const withDefault = <A>(
  options: SettingOptions<A> & { readonly default: NoInfer<A>; readonly shownDefault?: string },
): Setting<A> =>
  define(
    options,
    Option.getOrElse(() => options.default),
    options.shownDefault ?? String(options.default),
  );

/** A setting that may be left out. */
export const optional = <A>(options: SettingOptions<A>): Setting<Option.Option<A>> =>
  define(options, (value) => value, notSet);
