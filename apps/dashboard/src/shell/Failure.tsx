import { sentenceOf } from "../hub/answer.ts";
import { NotConfirmed } from "../hub/NotConfirmed.ts";
import { Notice } from "./Notice.tsx";

/** What a call came to that failed; nothing where it did not, or where the person stopped it. */
export const Failure = ({ title, of: error }: { readonly title: string; readonly of: Error | null }) =>
  error === null || error instanceof NotConfirmed ? null : (
    <Notice tone="bad" title={title}>
      {sentenceOf(error)}
    </Notice>
  );
