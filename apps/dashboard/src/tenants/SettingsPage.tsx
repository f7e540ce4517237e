import { Skeleton } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sentenceOf } from "../hub/answer.ts";
import { Notice } from "../shell/Notice.tsx";
import { LifecyclePanel } from "./LifecyclePanel.tsx";
import { QuotaPanel } from "./QuotaPanel.tsx";
import { SettingsPanel } from "./SettingsPanel.tsx";
import { tenantQuery } from "./tenants.ts";
import { useHere } from "./useHere.ts";

export const SettingsPage = () => {
  useDocumentTitle("Settings · Atoll");
  const { tenantId, role, may } = useHere();
  const { data: tenant, error } = useQuery(tenantQuery(tenantId));
  const [saved, setSaved] = useState<number | null>(null);
  if (tenant === undefined) {
    return error === null ? (
      <Skeleton height={180} radius="md" />
    ) : (
      <Notice tone="bad" title="The settings cannot be shown now">
        {sentenceOf(error)}
      </Notice>
    );
  }
  // Of an archived organisation nothing else answers, not even what one may do in it.
  const isOwner = role === "owner";
  return (
    <>
      <SettingsPanel
        key={tenant.revision}
        tenant={tenant}
        isOpen={may("tenants:update")}
        isSaved={tenant.revision === saved}
        onSaved={setSaved}
      />
      <QuotaPanel tenant={tenant} />
      {isOwner && <LifecyclePanel tenant={tenant} />}
    </>
  );
};
