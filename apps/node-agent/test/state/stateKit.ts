import { AnalysisId } from "@atoll/contract/analyses/AnalysisId";
import { RunId } from "@atoll/contract/analyses/Run";
import { Envelope, MessageId } from "@atoll/contract/messages/Message";
import { NodeId } from "@atoll/contract/nodes/NodeId";
import { Sha256 } from "@atoll/contract/Text";
import { Effect, FileSystem } from "effect";
import { AgentState } from "../../src/state/AgentState.ts";
import { StateRecord } from "../../src/state/StateRecord.ts";

const id = (group: string, n: number) => `0198c000-0000-7000-8${group}-${n.toString(16).padStart(12, "0")}`;

export const runId = (n: number) => RunId.make(id("001", n));
export const analysisId = (n: number) => AnalysisId.make(id("002", n));
export const nodeId = (n: number) => NodeId.make(id("003", n));
export const messageId = (n: number) => MessageId.make(id("004", n));
const digest = Sha256.make("a".repeat(64));

const envelope = (n: number, sequence: number, sender: number, recipient: number, size = 8) =>
  Envelope.make({
    version: 1,
    analysisId: analysisId(n),
    sender: nodeId(sender),
    recipient: nodeId(recipient),
    sequence,
    ephemeralKey: "ek",
    salt: "s",
    nonce: "n",
    ciphertext: "c".repeat(size),
  });

export const claimed = (n: number, attempt = 1) =>
  StateRecord.cases.RunClaimed.make({
    runId: runId(n),
    analysisId: analysisId(n),
    attempt,
    manifestDigest: digest,
    bundleDigest: digest,
  });
export const sealed = (n: number, sequence: number, recipient = 2, size = 8) =>
  StateRecord.cases.MessageSealed.make({
    runId: runId(n),
    analysisId: analysisId(n),
    recipient: nodeId(recipient),
    sequence,
    bodyDigest: digest,
    envelope: envelope(n, sequence, 1, recipient, size),
  });
export const received = (n: number, message: number) =>
  StateRecord.cases.MessageReceived.make({
    runId: runId(n),
    messageId: messageId(message),
    envelope: envelope(n, message + 1, 2, 1),
  });
export const acknowledged = (n: number, message: number) =>
  StateRecord.cases.MessageAcknowledged.make({ runId: runId(n), messageId: messageId(message) });
export const ended = (n: number) =>
  StateRecord.cases.RunEnded.make({
    runId: runId(n),
    outcome: "succeeded",
    exitCode: 0,
    reason: null,
    usage: null,
  });
export const reported = (n: number) => StateRecord.cases.RunReported.make({ runId: runId(n) });
export const approved = (n: number) =>
  StateRecord.cases.DecisionMade.make({
    analysisId: analysisId(n),
    manifestDigest: digest,
    decision: "approved",
    decidedBy: "policy",
    reason: null,
  });

/** A path for a state file in a folder that goes with the test. */
export const statePath = Effect.gen(function* () {
  const fileSystem = yield* FileSystem.FileSystem;
  return `${yield* fileSystem.makeTempDirectoryScoped({ prefix: "atoll-state-" })}/state.jsonl`;
});

/** Opens the state, does something with it, and closes it again. */
export const withState = <A, E, R>(
  path: string,
  use: (state: AgentState["Service"]) => Effect.Effect<A, E, R>,
) => Effect.flatMap(AgentState, use).pipe(Effect.provide(AgentState.layer(path), { local: true }));
