import type { DateTime } from "effect";
import { type Said, say } from "./Said.ts";

/** A mail before it is text or HTML. */
export interface Letter {
  readonly subject: Said;
  readonly paragraphs: ReadonlyArray<Said>;
  /** The one thing to do. */
  readonly action: { readonly label: Said; readonly url: URL } | null;
  /** Who, when, from where. */
  readonly facts: ReadonlyArray<{ readonly label: Said; readonly value: Said }>;
  /** What to do if whoever reads it had nothing to do with it. */
  readonly notYou: Said;
}

/** The document of a letter: text beside HTML. */
export interface Written {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const signature = (hub: URL): string => `Atoll at ${hub.origin}`;

const writeText = ({ paragraphs, action, facts, notYou }: Letter, hub: URL): string =>
  [
    ...paragraphs.map(({ said }) => said),
    ...(action === null ? [] : [`${action.label.said}:\n${action.url.href}`]),
    ...(facts.length === 0
      ? []
      : [facts.map(({ label, value }) => `${label.said}: ${value.said}`).join("\n")]),
    notYou.said,
    `-- \n${signature(hub)}\n`,
  ].join("\n\n");

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
/** For text and for attributes in quotes. */
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (found) => entities[found] ?? "");

const font = "font-family:system-ui,-apple-system,'Segoe UI',sans-serif;font-size:16px;line-height:1.5";
const button = "display:inline-block;padding:10px 18px;border-radius:6px;background:#0b5c6b;color:#ffffff";
const quiet = "color:#4a5a5e;font-size:14px";

const paragraph = (text: string, style = ""): string =>
  `<p${style === "" ? "" : ` style="${style}"`}>${escape(text)}</p>`;

const writeHtml = ({ subject, paragraphs, action, facts, notYou }: Letter, hub: URL): string => {
  const url = action === null ? "" : escape(action.url.href);
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><td style="padding-right:16px">${escape(label.said)}</td><td>${escape(value.said)}</td></tr>`,
  );
  return [
    "<!doctype html>",
    `<html lang="en"><head><meta charset="utf-8"><title>${escape(subject.said)}</title></head>`,
    `<body style="${font};margin:0;padding:24px;color:#12262b;background:#ffffff">`,
    `<div style="max-width:560px;margin:0 auto">`,
    ...paragraphs.map(({ said }) => paragraph(said)),
    ...(action === null
      ? []
      : [
          `<p><a href="${url}" style="${button}">${escape(action.label.said)}</a></p>`,
          `<p style="${quiet}">If the button does not work, copy this address: <br>${url}</p>`,
        ]),
    ...(rows.length === 0 ? [] : [`<table style="${quiet}">${rows.join("")}</table>`]),
    paragraph(notYou.said),
    `<p style="${quiet}">${escape(signature(hub))}</p>`,
    "</div></body></html>",
    "",
  ].join("\n");
};

/** Text and HTML of a letter, saying the same. Nothing in it is loaded from anywhere. */
export const write = (letter: Letter, hub: URL): Written => ({
  subject: letter.subject.said,
  text: writeText(letter, hub),
  html: writeHtml(letter, hub),
});

/** How long a link is good for, and how often. */
export const validity = (until: DateTime.Utc): Said => say`The link works once, and until ${until}.`;
