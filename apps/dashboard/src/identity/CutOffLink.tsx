import { Notice } from "../shell/Notice.tsx";

export const CutOffLink = () => (
  <Notice tone="warn" title="The link is not complete">
    Open it from the mail once more, or copy all of it into the address bar.
  </Notice>
);
