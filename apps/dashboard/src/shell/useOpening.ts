import { useEffect, useRef, useState } from "react";
import type { RefObject } from "react";

/** A form that opens in place of its button: its first field takes the focus, and the button has it back afterwards. */
export const useOpening = <Opened extends HTMLElement>(): {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
  readonly opener: RefObject<HTMLButtonElement | null>;
  readonly opened: RefObject<Opened | null>;
} => {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const opened = useRef<Opened>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (isOpen) opened.current?.querySelector("input")?.focus();
    else if (wasOpen.current) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false), opener, opened };
};
