import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { AnalysisRepository } from "@atoll/database/analyses/AnalysisRepository";
import type { DatabaseUnavailable } from "@atoll/database/DatabaseUnavailable";
import * as Signature from "@atoll/security/Signature";
import { Context, Effect, Layer, Result } from "effect";
import { HubKeys } from "../keys/HubKeys.ts";
import { AnalysisContent } from "./AnalysisContent.ts";
import { bundleOf } from "./bundleOf.ts";
import { BundleStore } from "./BundleStore.ts";
import type { BuiltBundle } from "./decideBuild.ts";
import type { SourceInvalid } from "./stripTypes.ts";

/** Makes the bundle of a locked analysis. */
export class Bundler extends Context.Service<
  Bundler,
  {
    /**
     * Builds, stores and signs. The bytes, and so the digest, follow from the manifest alone; the signature is a fresh
     * one each time. A failure in the result is the analyst's to mend: code that is no code.
     */
    readonly build: (
      analysisId: AnalysisId,
    ) => Effect.Effect<Result.Result<BuiltBundle, SourceInvalid>, DatabaseUnavailable | ServiceUnavailable>;
  }
>()("@atoll/domain/analyses/Bundler") {
  static readonly layer = Layer.effect(
    Bundler,
    Effect.gen(function* () {
      const analyses = yield* AnalysisRepository;
      const contents = yield* AnalysisContent;
      const bundles = yield* BundleStore;
      const keys = yield* HubKeys;

      const build = Effect.fn("Bundler.build")(
        function* (analysisId: AnalysisId) {
          const locked = yield* analyses.locked(analysisId);
          const { manifest, manifestDigest } = yield* Effect.fromOption(locked).pipe(
            Effect.catchTag("NoSuchElementError", () =>
              Effect.die(new Error(`The analysis ${analysisId} is being built without a manifest`)),
            ),
          );
          const { tenantId, hubKey } = manifest;
          const place = { tenantId, analysisId, bucket: "CODE" as const };
          const sources = yield* Effect.forEach(
            manifest.files,
            ({ path, sha256 }) => Effect.map(contents.get(place, sha256), (bytes) => ({ path, bytes })),
            { concurrency: 4 },
          );
          const { bytes, digest } = yield* bundleOf(manifest.entrypoint, sources);
          yield* bundles.put(tenantId, digest, bytes);
          // The key that the sites pinned with the manifest, also when the hub signs with a newer one by now.
          const pair = yield* keys.signingPair(hubKey);
          const signature = Signature.signBundle(pair, { bundleDigest: digest, manifestDigest });
          return { digest, signature };
        },
        (effect) =>
          effect.pipe(
            Effect.map((bundle) => Result.succeed(bundle)),
            Effect.catchTag("SourceInvalid", (invalid) => Effect.succeed(Result.fail(invalid))),
          ),
      );

      return Bundler.of({ build });
    }),
  );
}
