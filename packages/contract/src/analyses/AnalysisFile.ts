import { Schema } from "effect";
import { Identifier } from "../Identifier.ts";
import { Instant } from "../Instant.ts";
import { Sha256, Text } from "../Text.ts";
import { AnalysisId } from "./AnalysisId.ts";

export const AnalysisFileId = Identifier.pipe(Schema.brand("AnalysisFileId"));
export type AnalysisFileId = typeof AnalysisFileId.Type;

/** CODE is frozen by lock, RESULT by completion; TEMP is for large messages. */
export const BucketType = Schema.Literals(["CODE", "RESULT", "TEMP"]);
export type BucketType = typeof BucketType.Type;

const segment = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

/** A relative path of plain segments: no root, no `..`, no hidden files, nothing a file system reads otherwise. */
export const FilePath = Text({ min: 1, max: 200 }).check(
  Schema.makeFilter(
    (path: string) =>
      path.split("/").every((part) => segment.test(part)) ||
      "must be a relative path of letters, digits, dot, dash and underscore",
  ),
);

export const AnalysisFile = Schema.Struct({
  id: AnalysisFileId,
  analysisId: AnalysisId,
  bucket: BucketType,
  path: FilePath,
  sha256: Sha256,
  size: Schema.Int,
  entrypoint: Schema.Boolean,
  createdAt: Instant,
}).annotate({ identifier: "AnalysisFile" });
export type AnalysisFile = typeof AnalysisFile.Type;
