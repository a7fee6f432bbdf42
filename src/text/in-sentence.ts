/** What is said in the middle of a sentence, as a sentence of its own: with a capital letter and a full stop. */
export function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'}`;
}

/** As much of a text as is shown. */
const longest = 120;

/** A name, id or key out of a file, made fit to be shown: no control characters, not endlessly long. */
export function inSentence(text: string): string {
  const shown = text.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ');
  return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}
