import { Badge, Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { formatInstant, plural } from "../analyses/format.ts";
import type { ApiKey, ApiKeyGrant } from "../hub/hub.ts";
import { Failure } from "../shell/Failure.tsx";
import lines from "../shell/Lines.module.css";
import { useConfirmation } from "../shell/useConfirmation.tsx";
import { revokeApiKey } from "./apiKeys.ts";
import styles from "./ApiKeys.module.css";
import { RotationForm } from "./RotationForm.tsx";
import { wordsOf } from "./scopes.ts";
import { stateOf } from "./times.ts";
import type { KeyState } from "./times.ts";

const states: Readonly<Record<KeyState, string>> = {
  active: "Active",
  overlapping: "Being replaced",
  rotated: "Rotated",
  revoked: "Revoked",
  expired: "Expired",
};

/** Until when the key works, or since when it does not. */
const lifeOf = (apiKey: ApiKey): string => {
  const { expiresAt, revokedAt, overlapUntil } = apiKey;
  switch (stateOf(apiKey)) {
    case "active":
      return `Good until ${formatInstant(expiresAt)}`;
    case "overlapping":
      return `Rotated, works on until ${formatInstant(overlapUntil ?? expiresAt)}`;
    case "rotated":
      return "Rotated, works no longer";
    case "revoked":
      return `Revoked ${formatInstant(revokedAt ?? expiresAt)}`;
    case "expired":
      return `Expired ${formatInstant(expiresAt)}`;
  }
};

const useOf = ({ lastUsedAt }: ApiKey): string =>
  lastUsedAt === null ? "not used yet" : `last used ${formatInstant(lastUsedAt)}`;

export const KeyLine = (line: {
  readonly apiKey: ApiKey;
  readonly onChanged: () => void;
  readonly onRotated: (grant: ApiKeyGrant) => void;
}) => {
  const { apiKey } = line;
  const { name, prefix, scopes } = apiKey;
  const state = stateOf(apiKey);
  const { agreed, dialog } = useConfirmation();
  const [rotating, setRotating] = useState(false);
  const revoke = useMutation({ mutationFn: () => revokeApiKey(apiKey.id), onSettled: line.onChanged });
  const ask = async () => {
    const text = "Programs that call with it are refused from then on. It does not come back.";
    if (await agreed({ title: `Revoke ${name}?`, text, action: "Revoke the key" })) revoke.mutate();
  };
  const rotated = (grant: ApiKeyGrant) => {
    setRotating(false);
    line.onRotated(grant);
  };
  return (
    <li>
      <div className={lines["line"]}>
        <div>
          <strong>{name}</strong> {state !== "active" && <Badge variant="default">{states[state]}</Badge>}
          <p>
            {prefix}…, {useOf(apiKey)}
          </p>
          <p>{lifeOf(apiKey)}</p>
          <details className={styles["list"]}>
            <summary>May do {plural(scopes.length, "thing")}</summary>
            <ul>
              {scopes.map((scope) => (
                <li key={scope}>{wordsOf(scope)}</li>
              ))}
            </ul>
          </details>
        </div>
        <div className={lines["buttons"]}>
          {state === "active" && (
            <Button
              size="xs"
              variant="default"
              aria-label={`Rotate: ${name}`}
              onClick={() => setRotating(true)}
            >
              Rotate
            </Button>
          )}
          {(state === "active" || state === "overlapping") && (
            <Button
              size="xs"
              variant="default"
              aria-label={`Revoke: ${name}`}
              loading={revoke.isPending}
              onClick={() => void ask()}
            >
              Revoke
            </Button>
          )}
        </div>
      </div>
      {rotating && <RotationForm apiKey={apiKey} onCancel={() => setRotating(false)} onRotated={rotated} />}
      <Failure title="The key still works" of={revoke.error} />
      {dialog}
    </li>
  );
};
