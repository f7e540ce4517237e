import type { BucketType } from "@atoll/contract/analyses/AnalysisFile";
import type { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import type { ServiceUnavailable } from "@atoll/contract/CommonProblems";
import type { TenantId } from "@atoll/contract/tenants/Tenant";
import { Sha256 } from "@atoll/contract/Text";
import { ObjectStore } from "@atoll/platform/objectstore/ObjectStore";
import { sha256Hex } from "@atoll/security/Digest";
import { Context, Effect, Layer } from "effect";
import { storeAnswers } from "../unavailable.ts";

interface Place {
  readonly tenantId: TenantId;
  readonly analysisId: AnalysisId;
  readonly bucket: BucketType;
}

const objectKey = ({ tenantId, analysisId, bucket }: Place, sha256: string): string =>
  `tenants/${tenantId}/analyses/${analysisId}/${bucket}/${sha256}`;

/** The bytes behind an analysis's files: content-addressed, so that writing the same bytes again is harmless. */
export class AnalysisContent extends Context.Service<
  AnalysisContent,
  {
    put(
      place: Place,
      content: Uint8Array,
    ): Effect.Effect<{ readonly sha256: Sha256; readonly size: number }, ServiceUnavailable>;
    /** The bytes with this digest; a missing or corrupt object behind a file row is a defect of ours. */
    get(place: Place, sha256: Sha256): Effect.Effect<Uint8Array, ServiceUnavailable>;
  }
>()("@atoll/domain/analyses/AnalysisContent") {
  static readonly layer = Layer.effect(
    AnalysisContent,
    Effect.gen(function* () {
      const store = yield* ObjectStore;

      const put = Effect.fn("AnalysisContent.put")(function* (place: Place, content: Uint8Array) {
        const digest = Sha256.make(sha256Hex(content));
        const { size } = yield* store.put(objectKey(place, digest), content);
        return { sha256: digest, size };
      }, storeAnswers);

      const get = Effect.fn("AnalysisContent.get")(
        (place: Place, sha256: Sha256) => store.get(objectKey(place, sha256)),
        storeAnswers,
      );

      return AnalysisContent.of({ put, get });
    }),
  );
}
