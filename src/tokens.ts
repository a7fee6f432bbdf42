/**
 * The neutral device and user variables, which every delivery turns into its own system's: in a value they are
 * written `{{device.serialNumber}}`.
 */
export const variables = [
  'device.serialNumber',
  'device.udid',
  'device.name',
  'user.email',
  'user.name',
  'user.principalName',
] as const;

/** One of the names in {@link variables}. */
export type Variable = (typeof variables)[number];

/** Whether a name is one of {@link variables}. */
export function isVariable(name: string): name is Variable {
  return (variables as readonly string[]).includes(name);
}

/** A variable in a text, its name as the first group. */
export const tokenPattern = /\{\{\s*([A-Za-z][\w.]*)\s*\}\}/g;

/** The names between `{{` and `}}` in a text, each once, whether they are known variables or not. */
export function tokensIn(text: string): string[] {
  // Hardly any text has one, and every text is asked.
  if (!text.includes('{{')) return [];
  return [...new Set(Array.from(text.matchAll(tokenPattern), (match) => match[1] ?? ''))];
}
