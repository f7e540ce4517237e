import { Button, Checkbox, NativeSelect, PasswordInput, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { FormEvent } from "react";
import { useStepUp } from "../account/StepUp.tsx";
import { NotConfirmed } from "../hub/NotConfirmed.ts";
import { sentenceOf } from "../hub/answer.ts";
import type { LoginProvider, NewLoginProvider } from "../hub/hub.ts";
import { field } from "../identity/fields.ts";
import styles from "../shell/Lines.module.css";
import { Notice } from "../shell/Notice.tsx";
import { Panel } from "../shell/Panel.tsx";
import { nameOf } from "../tenants/roles.ts";
import { useHere } from "../tenants/useHere.ts";
import { addProvider, kindNames, providersQuery } from "./providers.ts";

type Kind = LoginProvider["kind"];

const kinds: ReadonlyArray<Kind> = ["oidc", "github", "google", "microsoft", "apple"];
const joiningRoles = ["steward", "member", "viewer", "guest"] as const;

const domainsIn = (text: string): Array<string> =>
  text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((domain) => domain !== "");

const wanted = (kind: Kind, form: HTMLFormElement): NewLoginProvider => {
  const issuer = field(form, "issuer").trim();
  const audience = field(form, "acceptsTokensFor").trim();
  return {
    kind,
    name: field(form, "name"),
    clientId: field(form, "clientId").trim(),
    clientSecret: field(form, "clientSecret"),
    allowedDomains: domainsIn(field(form, "allowedDomains")),
    autoJoin: field(form, "autoJoin") === "on",
    defaultRole: joiningRoles.find((role) => role === field(form, "defaultRole")) ?? "guest",
    enabled: false,
    ...(issuer === "" ? {} : { issuer }),
    ...(audience === "" ? {} : { acceptsTokensFor: audience }),
    ...(kind === "apple" ? { appleKey: { teamId: field(form, "teamId"), keyId: field(form, "keyId") } } : {}),
  };
};

/** The issuer as an example, where there is one to choose. */
const issuers: Readonly<Partial<Record<Kind, string>>> = {
  oidc: "https://sso.lagoon.example/realms/staff",
  github: "https://github.com",
  microsoft: "https://login.microsoftonline.com/organizations/v2.0",
};

/** What the provider gave when the organisation was registered there. */
const Credentials = ({ kind }: { readonly kind: Kind }) => (
  <>
    {issuers[kind] !== undefined && (
      <TextInput
        label="Issuer"
        description={
          kind === "oidc"
            ? "The address that its discovery document stands below."
            : "Only where it is not the usual one."
        }
        name="issuer"
        type="url"
        placeholder={issuers[kind]}
        required={kind === "oidc"}
      />
    )}
    <TextInput label="Client id" name="clientId" autoComplete="off" required />
    {kind === "apple" ? (
      <>
        <div className={styles["pair"]}>
          <TextInput label="Team id" name="teamId" autoComplete="off" required />
          <TextInput label="Key id" name="keyId" autoComplete="off" required />
        </div>
        <Textarea
          label="Private key"
          description="The whole text of the .p8 file. It is sealed, and never shown again."
          name="clientSecret"
          rows={4}
          required
        />
      </>
    ) : (
      <PasswordInput
        label="Client secret"
        description="It is sealed, and never shown again."
        name="clientSecret"
        autoComplete="off"
        required
        visibilityToggleButtonProps={{ "aria-label": "Show or hide the client secret" }}
      />
    )}
  </>
);

/** Sets a login provider up, disabled: it has to learn its redirect address first. */
export const ProviderForm = () => {
  const { tenantId } = useHere();
  const queryClient = useQueryClient();
  const [kind, setKind] = useState<Kind>("oidc");
  const { confirmed, dialog } = useStepUp();
  const add = useMutation({
    mutationFn: (form: HTMLFormElement) => confirmed(() => addProvider(wanted(kind, form))),
    onSuccess: (_, form) => {
      form.reset();
      return queryClient.invalidateQueries({ queryKey: providersQuery(tenantId).queryKey });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate(event.currentTarget);
  };
  return (
    <Panel title="Add a provider" hint="People of the organisation sign in there instead of with a password.">
      <form onSubmit={submit} className={styles["form"]}>
        <div className={styles["pair"]}>
          <NativeSelect
            label="Kind"
            value={kind}
            data={kinds.map((value) => ({ value, label: kindNames[value] }))}
            onChange={({ currentTarget: { value } }) =>
              setKind(kinds.find((known) => known === value) ?? "oidc")
            }
          />
          <TextInput label="Name on the button" name="name" placeholder="Lagoon single sign-on" required />
        </div>
        <Credentials key={kind} kind={kind} />
        <TextInput
          label="Domains"
          description="Whose verified addresses the provider may speak for, with commas between them."
          name="allowedDomains"
          placeholder="lagoon.example, reef.example"
        />
        <div className={styles["pair"]}>
          <NativeSelect
            label="Role of who joins by it"
            name="defaultRole"
            defaultValue="member"
            data={joiningRoles.map((role) => ({ value: role, label: nameOf(role) }))}
          />
          <Checkbox
            label="People of these domains join by signing in"
            description="Others need an invitation."
            name="autoJoin"
          />
        </div>
        {kind === "oidc" && (
          <TextInput
            label="Audience of access tokens"
            description="Programs may call Atoll as the person whom the issuer gave a token for this audience. Empty: by none."
            name="acceptsTokensFor"
            placeholder="https://atoll.lagoon.example/lagoon"
            autoComplete="off"
          />
        )}
        {add.isError && !(add.error instanceof NotConfirmed) && (
          <Notice tone="bad" title="No provider was added">
            {sentenceOf(add.error)}
          </Notice>
        )}
        {add.isSuccess && (
          <Notice tone="calm" title={`${add.data.name} is added, and not used yet`}>
            Register its redirect address at the provider. Then test and enable it above.
          </Notice>
        )}
        <div>
          <Button type="submit" loading={add.isPending}>
            Add the provider
          </Button>
        </div>
      </form>
      {dialog}
    </Panel>
  );
};
