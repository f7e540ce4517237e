import { Button } from "@mantine/core";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { formatInstant, plural } from "../analyses/format.ts";
import type { DeadLetter } from "../hub/hub.ts";
import { Failure } from "../shell/Failure.tsx";
import { Panel } from "../shell/Panel.tsx";
import { useConfirmation } from "../shell/useConfirmation.tsx";
import styles from "./Jobs.module.css";
import { deadLettersQuery, discardLetter, jobsQuery, replayLetter } from "./queries.ts";
import { useJobRights } from "./rights.ts";

const Letter = ({ letter, operates }: { readonly letter: DeadLetter; readonly operates: boolean }) => {
  const queryClient = useQueryClient();
  const deal = useMutation({
    mutationFn: async (how: "replay" | "discard"): Promise<void> => {
      await (how === "replay" ? replayLetter(letter.jobId) : discardLetter(letter.jobId));
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: deadLettersQuery.queryKey }),
        queryClient.invalidateQueries({ queryKey: jobsQuery.queryKey }),
      ]),
  });
  const { agreed, dialog } = useConfirmation();
  const discard = async () => {
    const isMeant = await agreed({
      title: `Discard ${letter.type}?`,
      text: "The job stays failed and is never tried again.",
      action: "Discard it",
    });
    if (isMeant) deal.mutate("discard");
  };
  const what = `${letter.type} of ${formatInstant(letter.diedAt)}`;
  return (
    <li className={styles["letter"]}>
      <div>
        <Link to="/jobs/$jobId" params={{ jobId: letter.jobId }}>
          {letter.type}
        </Link>
        <p>
          {formatInstant(letter.diedAt)}, after {plural(letter.attempts, "attempt")}:{" "}
          {letter.errors.at(-1)?.error ?? "no error was noted"}
        </p>
        <Failure title="The dead letter is as it was" of={deal.error} />
        {dialog}
      </div>
      {operates && (
        <div className={styles["buttons"]}>
          <Button
            size="xs"
            variant="default"
            loading={deal.isPending}
            aria-label={`Try again: ${what}`}
            onClick={() => deal.mutate("replay")}
          >
            Try again
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={deal.isPending}
            aria-label={`Discard: ${what}`}
            onClick={() => void discard()}
          >
            Discard
          </Button>
        </div>
      )}
    </li>
  );
};

/** Jobs that failed for good and wait for somebody; nothing where there are none. */
export const DeadLetterPanel = () => {
  const { operates } = useJobRights();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(deadLettersQuery);
  const letters = data?.pages.flatMap(({ items }) => items) ?? [];
  if (error !== null && data === undefined) {
    return <Failure title="The dead letters cannot be shown now" of={error} />;
  }
  if (letters.length === 0) return null;
  return (
    <Panel
      title="Dead letters"
      hint="These jobs failed for good. Nothing happens to them until somebody decides."
    >
      <Failure title="The dead letters are not up to date" of={error} />
      <ul className={styles["letters"]}>
        {letters.map((letter) => (
          <Letter key={letter.jobId} letter={letter} operates={operates} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          More dead letters
        </Button>
      )}
    </Panel>
  );
};
