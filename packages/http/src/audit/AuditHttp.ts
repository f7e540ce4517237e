import { AtollApi } from "@atoll/contract/AtollApi";
import { AuditReading } from "@atoll/domain/audit/AuditReading";
import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { permitted } from "../permitted.ts";

export const layer = HttpApiBuilder.group(
  AtollApi,
  "audit",
  Effect.fnUntraced(function* (handlers) {
    const audit = yield* AuditReading;
    return handlers.handleAll({
      list: ({ query: { limit, cursor, ...filter } }) =>
        permitted("audit:read")(
          audit.list(filter, {
            ...(limit === undefined ? {} : { limit }),
            ...(cursor === undefined ? {} : { cursor }),
          }),
        ),
      export: ({ query }) => permitted("audit:read")(audit.export(query.after ?? 0)),
      verification: ({ query }) => permitted("audit:read")(audit.verify(query.after ?? 0)),
    });
  }),
);
