import { useState } from "react";

const tokenIn = (hash: string): string => new URLSearchParams(hash.replace(/^#/, "")).get("token") ?? "";

/** What stands behind `#token=` in the link of a mail; empty where the link is cut off. */
export const useLinkToken = (): string => useState(() => tokenIn(window.location.hash))[0];
