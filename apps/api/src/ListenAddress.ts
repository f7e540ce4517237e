import { createServer } from "node:net";
import { Context, Effect, Layer, Option } from "effect";
import * as Settings from "./Settings.ts";

/**
 * A port nobody has at this moment. It has to be known before listening: the hub's own address is told to
 * nodes.
 */
const freePort = (host: string) =>
  Effect.callback<number>((resume) => {
    const probe = createServer();
    probe.on("error", () => resume(Effect.succeed(0)));
    probe.listen({ host, port: 0 }, () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resume(Effect.succeed(port)));
    });
  });

/** The address browsers on this machine can use where the hub binds all of them. */
const reachable = (host: string): string => (host === "0.0.0.0" || host === "::" ? "localhost" : host);

const urlOf = (host: string, port: number): URL =>
  new URL(`http://${host.includes(":") ? `[${host}]` : host}:${port}`);

/** Where this process listens, and what the hub is called outside. */
export class ListenAddress extends Context.Service<
  ListenAddress,
  {
    readonly host: string;
    readonly port: number;
    /** Named by sessions' origins, by the documents, and by nodes' assertions as their audience. */
    readonly publicUrl: URL;
  }
>()("@atoll/api/ListenAddress") {
  static readonly layer = Layer.effect(
    ListenAddress,
    Effect.gen(function* () {
      const host = yield* Settings.host.read;
      const asked = yield* Settings.port.read;
      const port = asked === 0 ? yield* freePort(host) : asked;
      const publicUrl = Option.getOrElse(yield* Settings.publicUrl.read, () => urlOf(reachable(host), port));
      return ListenAddress.of({ host, port, publicUrl });
    }),
  );
}
