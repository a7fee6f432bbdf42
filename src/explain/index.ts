import type { Explanation } from './explanation.js';

/** Makes one output format of an explanation, and of what changes between two. */
export interface Explainer {
  one(explanation: Explanation, width?: number): string;
  two(old: Explanation, newer: Explanation, width?: number): string;
}

/** The formats and, for each, what loads it; a run needs only one of them. */
export const explainers = {
  text: async () => {
    const { explanationText, changesText } = await import('./text.js');
    return { one: explanationText, two: changesText };
  },
  json: async () => {
    const { explanationJson, changesJson } = await import('./json.js');
    return { one: explanationJson, two: changesJson };
  },
  markdown: async () => {
    const { explanationMarkdown, changesMarkdown } = await import('./markdown.js');
    return { one: explanationMarkdown, two: changesMarkdown };
  },
  html: async () => {
    const { explanationPage, changesPage } = await import('./page/explanation-page.js');
    return { one: explanationPage, two: changesPage };
  },
} as const satisfies Readonly<Record<string, () => Promise<Explainer>>>;

/** The name of a format. */
export type ExplainFormat = keyof typeof explainers;
