import { Button } from "@mantine/core";
import { sentenceOf } from "../hub/answer.ts";
import { Notice } from "./Notice.tsx";

/** What a list is read by. */
export interface ListQuery {
  readonly data: unknown;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
}

/** Why there is no list, or only an old one, and the way to ask for it again; nothing where it was read. */
export const ListFailure = ({ of: { data, error, isFetching, refetch } }: { readonly of: ListQuery }) =>
  error === null ? null : (
    <Notice
      tone="bad"
      title={data === undefined ? "The list cannot be shown now" : "The list is not up to date"}
    >
      {sentenceOf(error)}{" "}
      <Button size="compact-sm" variant="default" loading={isFetching} onClick={() => void refetch()}>
        Try again
      </Button>
    </Notice>
  );
