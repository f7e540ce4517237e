import { InvalidRequest, ServiceUnavailable } from "@atoll/contract/CommonProblems";
import { DatabaseUnavailable } from "@atoll/database/Database";
import type { InvalidCursor } from "@atoll/database/Paging";
import type { InvalidObjectKey } from "@atoll/platform/objectstore/ObjectKey";
import type {
  ObjectCorrupt,
  ObjectNotFound,
  ObjectStoreUnavailable,
} from "@atoll/platform/objectstore/ObjectStore";
import { Effect } from "effect";

const isOther = <E>(error: E | DatabaseUnavailable): error is Exclude<E, DatabaseUnavailable> =>
  !(error instanceof DatabaseUnavailable);

/** What a caller may know of a database that does not answer: that trying again later may help. */
export const databaseAnswers = <A, E, R>(
  effect: Effect.Effect<A, E | DatabaseUnavailable, R>,
): Effect.Effect<A, Exclude<E, DatabaseUnavailable> | ServiceUnavailable, R> =>
  Effect.mapError(effect, (error) => (isOther(error) ? error : new ServiceUnavailable({})));

/** The same for a list: a cursor that no list gave out is the caller's fault. */
export const listAnswers = <A, R>(
  effect: Effect.Effect<A, DatabaseUnavailable | InvalidCursor, R>,
): Effect.Effect<A, InvalidRequest | ServiceUnavailable, R> =>
  Effect.catchTags(effect, {
    DatabaseUnavailable: () => Effect.fail(new ServiceUnavailable({})),
    InvalidCursor: () =>
      Effect.fail(
        new InvalidRequest({
          detail: "The cursor is not one of this list.",
          errors: [{ pointer: "/query/cursor", detail: "is not a cursor of this list" }],
        }),
      ),
  });

/** A member of the request that only the service can judge; `pointer` as in every fault of a request. */
export const invalidMember = (pointer: string, detail: string) =>
  new InvalidRequest({ detail: `${pointer} ${detail}.`, errors: [{ pointer, detail }] });

/** An object that its row promises is there and whole, or it is a defect; the store itself may be away. */
export const storeAnswers = <A, R>(
  effect: Effect.Effect<A, ObjectNotFound | ObjectCorrupt | ObjectStoreUnavailable | InvalidObjectKey, R>,
): Effect.Effect<A, ServiceUnavailable, R> =>
  Effect.catchTags(effect, {
    ObjectStoreUnavailable: () => Effect.fail(new ServiceUnavailable({})),
    ObjectNotFound: Effect.die,
    ObjectCorrupt: Effect.die,
    InvalidObjectKey: Effect.die,
  });
