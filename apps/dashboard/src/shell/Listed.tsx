import { Button, Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./Lines.module.css";
import { ListFailure } from "./ListFailure.tsx";
import type { ListQuery } from "./ListFailure.tsx";

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** A list with all that it can be instead: not here yet, not read, or empty. */
export const Listed = (list: {
  readonly query: ListQuery & Partial<Pages>;
  readonly isEmpty: boolean;
  /** Said where it is empty. */
  readonly empty?: string;
  /** What the button reads that brings the next page. */
  readonly more?: string;
  readonly children: ReactNode;
}) => {
  const { query } = list;
  return (
    <>
      <ListFailure of={query} />
      {query.data === undefined && query.error === null && <Skeleton height={96} radius="md" />}
      {query.data !== undefined && list.isEmpty && list.empty !== undefined && (
        <p className={styles["dim"]}>{list.empty}</p>
      )}
      {!list.isEmpty && list.children}
      {query.hasNextPage === true && (
        <div>
          <Button
            variant="default"
            loading={query.isFetchingNextPage ?? false}
            onClick={() => void query.fetchNextPage?.()}
          >
            {list.more}
          </Button>
        </div>
      )}
    </>
  );
};
