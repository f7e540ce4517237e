import { describe, expect, it } from "@effect/vitest";
import { Effect, Layer, Terminal } from "effect";
import { TerminalCapabilities } from "effect/cli";
import { Screen } from "../../src/terminal/Screen.ts";

const line = (text: string, news = text) => ({ text, news });

const story = Effect.gen(function* () {
  const screen = yield* Screen;
  yield* screen.say("begin");
  yield* screen.show([line("Biscoe 10 %", "Biscoe running"), line("Dream waits")]);
  yield* screen.show([line("Biscoe 20 %", "Biscoe running"), line("Dream runs")]);
  yield* screen.say("end");
  yield* screen.show([line("later")]);
});

const terminalOf = (written: Array<string>) =>
  Layer.succeed(
    Terminal.Terminal,
    Terminal.make({
      columns: Effect.succeed(24),
      rows: Effect.succeed(24),
      size: Effect.die("unused"),
      readInput: Effect.die("unused"),
      readLine: Effect.die("unused"),
      display: (text) => Effect.sync(() => void written.push(text)),
    }),
  );

const onTerminal = (written: Array<string>) =>
  Screen.layer.pipe(
    Layer.provide(terminalOf(written)),
    Layer.provide(
      Layer.succeed(TerminalCapabilities.TerminalCapabilities, {
        canColor: true,
        canAnimate: true,
        canPrompt: true,
      }),
    ),
  );

describe("the screen", () => {
  it.effect("prints to a log only what is news", () =>
    Effect.gen(function* () {
      const lines: Array<string> = [];
      yield* Effect.provide(story, Screen.layerMemory(lines));
      expect(lines).toEqual(["begin", "Biscoe 10 %", "Dream waits", "Dream runs", "end", "later"]);
    }),
  );

  it.effect("redraws one block on a terminal, and leaves it standing when something is said", () =>
    Effect.gen(function* () {
      const written: Array<string> = [];
      yield* Effect.provide(story, onTerminal(written));
      expect(written).toEqual([
        "begin\n",
        "Biscoe 10 %\nDream waits\n",
        "\u001B[2A\u001B[JBiscoe 20 %\nDream runs\n",
        "end\n",
        "later\n",
      ]);
    }),
  );

  it.effect("cuts a line that would wrap, as a wrapped one would be redrawn in the wrong place", () =>
    Effect.gen(function* () {
      const written: Array<string> = [];
      const wide = Effect.flatMap(Screen, (screen) => screen.show([line("x".repeat(100))]));
      yield* Effect.provide(wide, onTerminal(written));
      expect(written).toEqual([`${"x".repeat(23)}\n`]);
    }),
  );
});
