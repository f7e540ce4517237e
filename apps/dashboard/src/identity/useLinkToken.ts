import { useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";

const tokenIn = (hash: string): string => new URLSearchParams(hash.replace(/^#/, "")).get("token") ?? "";

/**
 * What stands behind `#token=` in the link of a mail; empty where the link is cut off. It is taken out of the address,
 * which others see, copy and go back to. Another link typed over it begins anew.
 */
export const useLinkToken = (): string => {
  const [token] = useState(() => tokenIn(window.location.hash));
  const { history } = useRouter();
  useEffect(() => {
    const { hash, pathname, search } = window.location;
    if (hash !== "") history.replace(pathname + search);
    // A browser loads nothing where only what is behind the # differs.
    const begin = () => window.location.reload();
    window.addEventListener("hashchange", begin);
    return () => window.removeEventListener("hashchange", begin);
  }, [history]);
  return token;
};
