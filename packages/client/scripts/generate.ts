import { AtollApi } from "@atoll/contract/AtollApi";
import { OpenApi } from "effect/http-api";
import { readFile, writeFile } from "node:fs/promises";
import openapiTypescript, { astToString } from "openapi-typescript";

const target = new URL("../src/web/generated/paths.ts", import.meta.url);
const header = "// Generated from the contract by `pnpm --filter @atoll/client generate`; do not edit.\n\n";

/** The TypeScript types of the hub's OpenAPI document, as text. */
export const generate = async (): Promise<string> => {
  const document = JSON.stringify(OpenApi.fromApi(AtollApi));
  return header + astToString(await openapiTypescript(document));
};

/** The text that is committed; it must equal what `generate` gives. */
export const committed = (): Promise<string> => readFile(target, "utf8");

if (import.meta.main) {
  await writeFile(target, await generate());
}
