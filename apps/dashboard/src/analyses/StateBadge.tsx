import { Badge } from "@mantine/core";
import styles from "./StateBadge.module.css";
import type { Tone } from "./words.ts";

export const StateBadge = ({
  word: { text, tone },
  size = "md",
}: {
  readonly word: { readonly text: string; readonly tone: Tone };
  readonly size?: "md" | "lg";
}) => (
  <Badge size={size} radius="sm" classNames={{ root: `${styles["badge"]} ${styles[tone]}` }}>
    {text}
  </Badge>
);
