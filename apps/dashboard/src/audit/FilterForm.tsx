import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { FormEvent } from "react";
import type { Member } from "../hub/hub.ts";
import { field } from "../identity/fields.ts";
import { filterIn } from "./filter.ts";
import type { AuditFilter } from "./filter.ts";
import styles from "./Audit.module.css";

const local = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short" });

/** An instant as the browser's field for day and time takes it, in the reader's time zone. */
const asField = (instant: string | undefined): string =>
  instant === undefined || Number.isNaN(Date.parse(instant))
    ? ""
    : local.format(Date.parse(instant)).replace(" ", "T");

const asInstant = (text: string): string => (text === "" ? "" : new Date(text).toISOString());

/** Fills in the address, so that what is shown can be sent to somebody. */
export const FilterForm = ({
  filter,
  members,
}: {
  readonly filter: AuditFilter;
  readonly members: ReadonlyArray<Member>;
}) => {
  const navigate = useNavigate();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const wanted = ["actorId", "targetType", "targetId", "action"].map((name) => [name, field(form, name)]);
    const times = ["from", "to"].map((name) => [name, asInstant(field(form, name))]);
    void navigate({ to: "/audit", search: filterIn(Object.fromEntries([...wanted, ...times])) });
  };
  // What was chosen stays chosen while the members arrive.
  const [actorId, setActorId] = useState(filter.actorId ?? "");
  const isStranger = actorId !== "" && !members.some(({ userId }) => userId === actorId);
  return (
    <form onSubmit={submit} className={styles["filter"]}>
      <div className={styles["fields"]}>
        <NativeSelect
          label="By whom"
          name="actorId"
          value={actorId}
          onChange={(event) => setActorId(event.currentTarget.value)}
          data={[
            { value: "", label: "Anybody" },
            ...(isStranger ? [{ value: actorId, label: actorId }] : []),
            ...members.map(({ userId, displayName, email }) => ({
              value: userId,
              label: `${displayName}, ${email}`,
            })),
          ]}
        />
        <TextInput
          label="What was done"
          description="As entries have it"
          name="action"
          defaultValue={filter.action ?? ""}
          placeholder="projects.create"
        />
        <TextInput
          label="Kind of thing"
          description="The word before its id"
          name="targetType"
          defaultValue={filter.targetType ?? ""}
          placeholder="project"
        />
        <TextInput
          label="Which one"
          name="targetId"
          defaultValue={filter.targetId ?? ""}
          placeholder="Its id"
        />
        <TextInput label="From" name="from" type="datetime-local" defaultValue={asField(filter.from)} />
        <TextInput label="Before" name="to" type="datetime-local" defaultValue={asField(filter.to)} />
      </div>
      <div className={styles["what"]}>
        <Button type="submit">Show</Button>
        {Object.keys(filter).length > 0 && (
          <Button variant="default" onClick={() => void navigate({ to: "/audit", search: {} })}>
            Show everything
          </Button>
        )}
      </div>
    </form>
  );
};
