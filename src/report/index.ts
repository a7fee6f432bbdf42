import type { Reporter } from './report.js';

/**
 * The formats and, for each, what loads its reporter: `await reporters[format]()`. Loaded one by one, because
 * a run needs only one of them.
 */
export const reporters = {
  text: async () => (await import('./text.js')).text,
  json: async () => (await import('./json.js')).json,
  sarif: async () => (await import('./sarif.js')).sarif,
  junit: async () => (await import('./junit.js')).junit,
  github: async () => (await import('./github.js')).github,
  markdown: async () => (await import('./markdown.js')).markdown,
  html: async () => (await import('./html.js')).html,
} as const satisfies Readonly<Record<string, () => Promise<Reporter>>>;

/** The name of a format. */
export type Format = keyof typeof reporters;

/** The names of all formats. */
export const formats = Object.keys(reporters) as readonly Format[];
