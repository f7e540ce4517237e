import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { formatCount, formatMoment, plural } from "../analyses/format.ts";
import { sentenceOf } from "../hub/answer.ts";
import type { AuditVerification } from "../hub/hub.ts";
import lines from "../shell/Lines.module.css";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { verifyChain } from "./audit.ts";
import type { Verified } from "./audit.ts";
import styles from "./Audit.module.css";

type Broken = NonNullable<AuditVerification["broken"]>;

const breakWords: Readonly<Record<Broken["reason"], string>> = {
  missing: "It is not there: it was removed.",
  altered: "It is not what was written: it was changed.",
  detached: "It follows on another entry than the one before it: something was put in, taken out or moved.",
  head: "The chain ends elsewhere than the hub left it: its end was cut off or replaced.",
};

const span = ({ from, to }: Verified): string =>
  from === null || to === null ? "" : ` of ${formatMoment(from)} to ${formatMoment(to)}`;

const Outcome = ({ verified }: { readonly verified: Verified }) => {
  const { checked, broken, hash } = verified;
  if (broken !== null) {
    return (
      <Notice tone="bad" title={`The trail is broken at entry ${formatCount(broken.sequence)}`}>
        {breakWords[broken.reason]}{" "}
        {checked === 0
          ? "No entry before it was verified."
          : `Before it ${plural(checked, "entry", "entries")}${span(verified)} stood as written.`}{" "}
        Tell whoever operates this hub, and compare with a backup.
      </Notice>
    );
  }
  if (checked === 0) {
    return (
      <Notice tone="calm" title="Nothing to verify yet">
        No entry is linked into the chain. That happens about a second after a change.
      </Notice>
    );
  }
  return (
    <>
      <Notice tone="calm" title="The trail is whole">
        {plural(checked, "entry", "entries")}
        {span(verified)}: none was changed, removed, put in or moved.
      </Notice>
      <div>
        <p className={styles["dim"]}>
          Keep this where nobody who runs the hub can change it. As long as a later trail holds an entry with
          it, nothing up to there was written anew.
        </p>
        <code className={styles["hash"]}>{hash}</code>
      </div>
    </>
  );
};

export const VerificationPanel = () => {
  const [checked, setChecked] = useState(0);
  const verify = useMutation({ mutationFn: () => verifyChain(setChecked) });
  return (
    <Panel
      title="Is the trail whole?"
      hint="Each entry holds a hash of the one before it. The hub computes all of them anew."
      aside={
        <Button
          variant="default"
          loading={verify.isPending}
          onClick={() => {
            setChecked(0);
            verify.mutate();
          }}
        >
          Verify the trail
        </Button>
      }
    >
      <div className={lines["form"]}>
        {verify.isPending && checked > 0 && <output>{plural(checked, "entry", "entries")} so far</output>}
        {verify.isError && (
          <Notice tone="bad" title="The trail was not verified to its end">
            {sentenceOf(verify.error)}
          </Notice>
        )}
        {verify.isSuccess && <Outcome verified={verify.data} />}
      </div>
    </Panel>
  );
};
