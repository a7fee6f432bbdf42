import { createHash } from 'node:crypto';
import { html, type Markup, trusted } from './html.js';
import { style } from './style.js';

/** What a page may do beside showing itself, as directives of its policy. */
export interface PageOptions {
  readonly title: string;
  readonly body: Markup;
  /** Further directives, for pages that a server of ours sends. */
  readonly allows?: string;
}

const styleHash = createHash('sha256').update(style).digest('base64');

/** The Content-Security-Policy of our pages: their own style, and nothing else from anywhere. */
export function contentSecurityPolicy(allows = ''): string {
  return [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "base-uri 'none'",
    ...(allows === '' ? ["form-action 'none'"] : [allows]),
  ].join('; ');
}

/** A whole page: one file that needs nothing from elsewhere and runs no script of its own. */
export function page({ title, body, allows = '' }: PageOptions): string {
  const made = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(contentSecurityPolicy(allows))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="same-origin">
<meta name="generator" content="alwayson">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
${body}
</body>
</html>
`;
  return made.toString();
}
