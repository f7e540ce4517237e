import { Context, Effect, Layer, Ref, Terminal } from "effect";
import { TerminalCapabilities } from "effect/cli";

/** A line of the live block. */
export interface BlockLine {
  readonly text: string;
  /** Where there is no terminal, the line is printed only when this changes: a log needs no progress bars. */
  readonly news: string;
}

/** What the person at the terminal, or the log behind it, gets to read. */
export class Screen extends Context.Service<
  Screen,
  {
    /** Prints lines below everything printed before; ends the live block where it is. */
    readonly say: (...lines: ReadonlyArray<string>) => Effect.Effect<void>;
    /** Shows the block, in place of the one shown before when nothing was said since. */
    readonly show: (block: ReadonlyArray<BlockLine>) => Effect.Effect<void>;
  }
>()("@atoll/cli/terminal/Screen") {
  static readonly layer = Layer.effect(
    Screen,
    Effect.gen(function* () {
      const terminal = yield* Terminal.Terminal;
      const { canAnimate } = yield* TerminalCapabilities.TerminalCapabilities;
      // A terminal that went away takes the words with it; the work goes on.
      const write = (text: string) => Effect.ignore(terminal.display(text));
      return canAnimate ? yield* live(write, terminal.columns) : yield* plain(write);
    }),
  );

  /** Collects what is printed where there is no terminal. */
  static readonly layerMemory = (lines: Array<string>) =>
    Layer.effect(
      Screen,
      plain((text) => Effect.sync(() => void lines.push(...text.trimEnd().split("\n")))),
    );
}

type Write = (text: string) => Effect.Effect<void>;

const plain = Effect.fnUntraced(function* (write: Write) {
  const known = yield* Ref.make<ReadonlyArray<string>>([]);
  return Screen.of({
    say: (...lines) => write(lines.map((line) => `${line}\n`).join("")),
    show: Effect.fnUntraced(function* (block) {
      const before = yield* Ref.getAndSet(
        known,
        block.map(({ news }) => news),
      );
      const fresh = block.filter(({ news }, index) => before[index] !== news);
      if (fresh.length > 0) yield* write(fresh.map(({ text }) => `${text}\n`).join(""));
    }),
  });
});

/** Control sequences of ECMA-48: cursor up, erase to the end of the screen. */
const above = (lines: number) => (lines === 0 ? "" : `\u001B[${lines}A\u001B[J`);

const live = Effect.fnUntraced(function* (write: Write, columns: Effect.Effect<number>) {
  const shown = yield* Ref.make(0);
  return Screen.of({
    say: (...lines) =>
      Ref.set(shown, 0).pipe(Effect.andThen(write(lines.map((line) => `${line}\n`).join("")))),
    show: Effect.fnUntraced(function* (block) {
      const before = yield* Ref.getAndSet(shown, block.length);
      // 0 where the terminal does not know its own width.
      const width = (yield* columns) || 80;
      // A line that wraps would make the block taller than it is counted.
      const text = block.map((line) => `${line.text.slice(0, width - 1)}\n`).join("");
      yield* write(`${above(before)}${text}`);
    }),
  });
});
