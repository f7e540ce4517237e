import { useRouterState } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { RefObject } from "react";

/** The page that this document showed last; nothing before its first. */
let shown: string | undefined;

/**
 * For the `main` of a page: whoever reads with a screen reader or goes by keys continues in the page that comes, not at
 * the link that led there and may be gone. The first page of a document is read from its top.
 */
export const useArrival = (): RefObject<HTMLElement | null> => {
  const main = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  useEffect(() => {
    const isAtField = document.activeElement instanceof HTMLInputElement;
    if (shown !== undefined && shown !== pathname && !isAtField) main.current?.focus();
    shown = pathname;
  }, [pathname]);
  return main;
};
